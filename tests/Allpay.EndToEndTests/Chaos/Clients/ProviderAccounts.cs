using System.Net.Http.Json;
using Allpay.EndToEndTests.Chaos.Site;

namespace Allpay.EndToEndTests.Chaos.Clients;

/// <summary>Accounts at the sandbox's provider, and how it is told to behave towards each.</summary>
internal static class ProviderAccounts
{
    public const string Refused = "7010000004";

    private const string Paid = "7010000001";
    private const string PaidLate = "7010000002";

    /// <summary>The answer comes after everybody has stopped waiting for it.</summary>
    private const string PaidSlowly = "7010000003";

    private static readonly (string Account, string Behaviour, int Seconds)[] Behaviours =
        [(PaidLate, "late", 4), (PaidSlowly, "slow", 6), (Refused, "refuse", 0)];

    public static string Any(Random random) => random.NextDouble() switch
    {
        < 0.6 => Paid,
        < 0.8 => Refused,
        < 0.95 => PaidLate,
        _ => PaidSlowly,
    };

    public static async Task TellAsync(HostNode provider)
    {
        foreach (var (account, behaviour, seconds) in Behaviours)
        {
            using var response = await provider.Http.PutAsJsonAsync(
                new Uri($"/sandbox/provider/accounts/{account}", UriKind.Relative), new { behaviour, seconds });
            response.EnsureSuccessStatusCode();
        }
    }
}
