using Allpay.Host.AgentSoap.CashInTransactionManagement11;

namespace Allpay.Host.AgentSoap;

/// <summary>
/// Every agent contract that is served. A further one is a folder, a line here and its service's registration.
/// </summary>
internal static class AgentContracts
{
    public static readonly AgentContract CashIn11 = AgentContract.Of<ICashInTransactionManagement>(
        "CashInTransactionManagement11",
        "/allpay-public-soap/cash-in-transaction-management/v1.1",
        "OnlineTransactionCommons.xsd",
        "OnlineTransactionCashIn.xsd",
        "OnlineTransactionCheckUser.xsd",
        "TerminalPayment.xsd");

    public static readonly IReadOnlyList<AgentContract> All = [CashIn11];
}
