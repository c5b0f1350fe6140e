namespace Allpay.Fuzz.Wire;

/// <summary>One of the four services: its address and the namespace that names it in a message.</summary>
internal sealed record Service(string Path, string Namespace);

internal static class Services
{
    public const string Soap = "http://schemas.xmlsoap.org/soap/envelope/";
    public const string Allpay = "https://allpay.kz";

    public static readonly IReadOnlyList<Service> All =
    [
        Of("transaction-management/v1.0", "TransactionManagement/1.0"),
        Of("transaction-management/v1.1", "TransactionManagement/1.1"),
        Of("cash-in-transaction-management/v1.1", "CashInTransactionManagement/1.1"),
        Of("cash-out-transaction-management/v1.1", "CashOutTransactionManagement/1.1"),
    ];

    private static Service Of(string path, string name) =>
        new($"/allpay-public-soap/{path}", $"http://www.allpay.kz/mfs/soap/{name}");
}
