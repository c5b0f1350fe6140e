namespace Allpay.ContractTests.Contracts;

/// <summary>One of the four frozen contracts: where it is served and in whose names it speaks.</summary>
public sealed record AgentService(string Key, string Path, string Namespace, string Name, string PortType)
{
    public static readonly AgentService Transactions10 = new(
        "TM10", "allpay-public-soap/transaction-management/v1.0", $"{Root}TransactionManagement/1.0",
        "TransactionManagementService", "TransactionManagementV1_0");

    public static readonly AgentService Transactions11 = new(
        "TM11", "allpay-public-soap/transaction-management/v1.1", $"{Root}TransactionManagement/1.1",
        "TransactionManagementService", "TransactionManagementV1_1");

    public static readonly AgentService CashIn11 = new(
        "CI11", "allpay-public-soap/cash-in-transaction-management/v1.1", $"{Root}CashInTransactionManagement/1.1",
        "CashInTransactionManagementService", "CashInTransactionManagementV1_1");

    public static readonly AgentService CashOut11 = new(
        "CO11", "allpay-public-soap/cash-out-transaction-management/v1.1", $"{Root}CashOutTransactionManagement/1.1",
        "CashOutTransactionManagementService", "CashOutTransactionManagementV1_1");

    /// <summary>The same service at the address which the sample of the 1.0 client begins with.</summary>
    public AgentService AtItsAlias => this with
    {
        Path = Path.Replace("allpay-public-soap", "mfs-public-soap", StringComparison.Ordinal),
    };

    private const string Root = "http://www.allpay.kz/mfs/soap/";
}
