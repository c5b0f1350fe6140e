using System.Globalization;
using System.Security.Claims;
using Allpay.Infrastructure.Ledger;

namespace Allpay.Infrastructure.Parties;

/// <summary>A caller as claims, and back.</summary>
public static class CallerClaims
{
    public const string Kind = "allpay:kind";
    private const string Account = "allpay:account";
    private const string Key = "allpay:key";

    public static ClaimsPrincipal ToPrincipal(this ApiCaller caller, string scheme)
    {
        var claims = new List<Claim>
        {
            new(ClaimTypes.NameIdentifier, caller.Id.ToString()),
            new(ClaimTypes.Name, caller.Login),
            new(Kind, caller.Kind.ToString()),
        };
        if (caller.Account is { } account) claims.Add(new Claim(Account, account.ToString()));
        if (caller.KeyId is { } key) claims.Add(new Claim(Key, key.ToString(CultureInfo.InvariantCulture)));
        return new ClaimsPrincipal(new ClaimsIdentity(claims, scheme));
    }

    public static ApiCaller ToCaller(this ClaimsPrincipal user) => new(
        new PartyId(Number(user, ClaimTypes.NameIdentifier)),
        Enum.Parse<PartyKind>(Required(user, Kind)),
        Required(user, ClaimTypes.Name),
        user.HasClaim(c => c.Type == Account) ? new AccountId(Number(user, Account)) : null)
    {
        KeyId = user.HasClaim(c => c.Type == Key) ? Number(user, Key) : null,
    };

    public static AgentCaller ToAgent(this ClaimsPrincipal user) => user.ToCaller().AsAgent();

    private static long Number(ClaimsPrincipal user, string type) =>
        long.Parse(Required(user, type), CultureInfo.InvariantCulture);

    private static string Required(ClaimsPrincipal user, string type) => user.FindFirstValue(type)
        ?? throw new InvalidOperationException($"The caller has no claim {type}: nobody has authenticated it.");
}
