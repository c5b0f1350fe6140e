namespace Allpay.Infrastructure.AgentSoap;

/// <summary>The namespaces of the agent contracts. Frozen.</summary>
public static class WireNames
{
    public const string Soap = "http://schemas.xmlsoap.org/soap/envelope/";

    /// <summary>The signature headers certificateNumber and requestDsig.</summary>
    public const string Allpay = "https://allpay.kz";

    /// <summary>Faults of the security handler carry this namespace, whichever service was called.</summary>
    public const string SecurityFault = "http://www.allpay.kz/mfs/soap/TransactionManagement/1.0";

    public const string AvailableBalance = "http://allpay.kz/xsd/1.0.0/OnlineTransactionAvailableBalance.xsd";
    public const string CashIn = "http://allpay.kz/xsd/1.0.0/OnlineTransactionCashIn.xsd";
    public const string CashOut = "http://allpay.kz/xsd/1.0.0/OnlineTransactionCashOut.xsd";
    public const string CashOutCheckRequest = "http://allpay.kz/xsd/1.0.0/OnlineTransactionCashOutCheckRequest.xsd";
    public const string CashOutThroughPay = "http://allpay.kz/xsd/1.0.0/OnlineTransactionCashOutThroughPay.xsd";
    public const string CheckUser = "http://allpay.kz/xsd/1.0.0/OnlineTransactionCheckUser.xsd";
    public const string Commons = "http://allpay.kz/xsd/1.0.0/OnlineTransactionCommons.xsd";
    public const string Management = "http://allpay.kz/xsd/1.0.0/OnlineTransactionManagement.xsd";
    public const string PayForServices = "http://allpay.kz/xsd/1.0.0/OnlineTransactionPayForServices.xsd";
    public const string TerminalPayment = "http://allpay.kz/xsd/1.0.0/TerminalPayment.xsd";
    public const string VostokPlat = "http://allpay.kz/xsd/1.0.0/OnlineTransactionVostokPlat.xsd";
}
