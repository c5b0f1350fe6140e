namespace Allpay.Host.AgentSoap.Wire;

/// <summary>The namespaces of the agent contracts. Frozen.</summary>
internal static class WireNames
{
    public const string Soap = "http://schemas.xmlsoap.org/soap/envelope/";

    /// <summary>The signature headers certificateNumber and requestDsig.</summary>
    public const string Allpay = "https://allpay.kz";

    /// <summary>Faults of the security handler carry this namespace, whichever service was called.</summary>
    public const string SecurityFault = "http://www.allpay.kz/mfs/soap/TransactionManagement/1.0";

    public const string Commons = "http://allpay.kz/xsd/1.0.0/OnlineTransactionCommons.xsd";
    public const string CashIn = "http://allpay.kz/xsd/1.0.0/OnlineTransactionCashIn.xsd";
    public const string CheckUser = "http://allpay.kz/xsd/1.0.0/OnlineTransactionCheckUser.xsd";
    public const string TerminalPayment = "http://allpay.kz/xsd/1.0.0/TerminalPayment.xsd";
}
