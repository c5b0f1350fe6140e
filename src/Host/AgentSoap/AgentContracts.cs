using Allpay.Host.AgentSoap.CashInTransactionManagement11;
using Allpay.Host.AgentSoap.CashOutTransactionManagement11;
using Allpay.Host.AgentSoap.TransactionManagement10;
using Allpay.Host.AgentSoap.TransactionManagement11;

namespace Allpay.Host.AgentSoap;

/// <summary>
/// Every agent contract that is served. A further one is a folder, a line here and its service's registration.
/// </summary>
internal static class AgentContracts
{
    public static readonly AgentContract Transactions10 = AgentContract.Of<ITransactionManagement10>(
        "TransactionManagement10",
        "/transaction-management/v1.0",
        "OnlineTransactionCommons.xsd",
        "OnlineTransactionCashIn.xsd",
        "OnlineTransactionCashOut.xsd",
        "OnlineTransactionManagement.xsd",
        "OnlineTransactionCheckUser.xsd",
        "OnlineTransactionAvailableBalance.xsd");

    public static readonly AgentContract Transactions11 = AgentContract.Of<ITransactionManagement11>(
        "TransactionManagement11",
        "/transaction-management/v1.1",
        "OnlineTransactionCommons.xsd",
        "OnlineTransactionCashIn.xsd",
        "OnlineTransactionCashOut.xsd",
        "OnlineTransactionManagement.xsd",
        "OnlineTransactionCheckUser.xsd",
        "OnlineTransactionAvailableBalance.xsd",
        "OnlineTransactionPayForServices.xsd",
        "OnlineTransactionVostokPlat.xsd",
        "OnlineTransactionPayForGoods.xsd",
        "TerminalPayment.xsd");

    public static readonly AgentContract CashIn11 = AgentContract.Of<ICashInTransactionManagement>(
        "CashInTransactionManagement11",
        "/cash-in-transaction-management/v1.1",
        "OnlineTransactionCommons.xsd",
        "OnlineTransactionCashIn.xsd",
        "OnlineTransactionCheckUser.xsd",
        "TerminalPayment.xsd");

    public static readonly AgentContract CashOut11 = AgentContract.Of<ICashOutTransactionManagement>(
        "CashOutTransactionManagement11",
        "/cash-out-transaction-management/v1.1",
        "OnlineTransactionCommons.xsd",
        "OnlineTransactionCashOut.xsd",
        "OnlineTransactionCashOutCheckRequest.xsd",
        "OnlineTransactionCashOutThroughPay.xsd",
        "OnlineTransactionCheckUser.xsd",
        "TerminalPayment.xsd");

    public static readonly IReadOnlyList<AgentContract> All = [Transactions10, Transactions11, CashIn11, CashOut11];
}
