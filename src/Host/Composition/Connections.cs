namespace Allpay.Host.Composition;

/// <summary>The two stores, by the names their connection strings have in the configuration.</summary>
internal static class Connections
{
    public const string Ledger = "Ledger";
    public const string Redis = "Redis";

    public static string RequiredConnection(this IConfiguration configuration, string name) =>
        configuration.GetConnectionString(name) is { Length: > 0 } connection
            ? connection
            : throw new InvalidOperationException(
                $"There is no connection string '{name}': set ConnectionStrings__{name}, or start with ./run.");
}
