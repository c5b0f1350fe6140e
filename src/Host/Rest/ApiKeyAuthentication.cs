using System.Text.Encodings.Web;
using Allpay.Infrastructure.Http;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Allpay.Host.Rest;

/// <summary>Knows a caller by the key in X-Api-Key, or in Authorization: Bearer.</summary>
internal sealed class ApiKeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, IApiKeys keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "ApiKey";
    public const string Header = "X-Api-Key";
    private const string BearerPrefix = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (PresentedKey() is not { } key) return AuthenticateResult.NoResult();
        var caller = await keys.FindCallerAsync(key, Context.RequestAborted);
        return caller is null
            ? AuthenticateResult.Fail("The API key is unknown or no longer valid.")
            : AuthenticateResult.Success(new AuthenticationTicket(caller.ToPrincipal(SchemeName), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return Context.WriteProblemAsync(new Refusal(RefusalCodes.Unauthenticated));
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Context.WriteProblemAsync(new Refusal(RefusalCodes.Forbidden));

    private string? PresentedKey()
    {
        if (Request.Headers[Header] is [{ Length: > 0 } key]) return key;
        return Request.Headers.Authorization is [{ } bearer]
            && bearer.StartsWith(BearerPrefix, StringComparison.OrdinalIgnoreCase)
                ? bearer[BearerPrefix.Length..].Trim()
                : null;
    }
}
