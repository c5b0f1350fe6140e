using Allpay.Host.Rest;
using Allpay.Infrastructure.Http;
using Allpay.Infrastructure.Parties;
using Microsoft.AspNetCore.Authentication;

namespace Allpay.Host.Composition;

internal static class Rest
{
    /// <summary>The largest body of a REST call; the longest honest one is a few hundred bytes.</summary>
    public const int BodyBytesMax = 64 * 1024;

    public static void AddRest(this WebApplicationBuilder builder)
    {
        builder.Services.AddExceptionHandler<UnhandledExceptions>();
        builder.Services.AddAuthentication(ApiKeyAuthentication.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyAuthentication>(ApiKeyAuthentication.SchemeName, null);
        builder.Services.AddAuthorizationBuilder()
            .AddPolicy(CallerPolicies.Anybody, policy => policy.RequireAuthenticatedUser())
            .AddPolicy(CallerPolicies.Agent, policy => policy.RequireClaim(CallerClaims.Kind, $"{PartyKind.Agent}"))
            .AddPolicy(CallerPolicies.Merchant, policy => policy.RequireClaim(CallerClaims.Kind, $"{PartyKind.Merchant}"))
            .AddPolicy(CallerPolicies.Holder, policy => policy.RequireClaim(CallerClaims.Kind, $"{PartyKind.Holder}"))
            .AddPolicy(CallerPolicies.Operator, policy => policy.RequireClaim(CallerClaims.Kind, $"{PartyKind.Operator}"));
        builder.Services.AddApiEndpoints();
    }

    public static void UseRequestNaming(this WebApplication app) => app.UseRequestIds();

    public static void UseProblems(this WebApplication app)
    {
        app.UseExceptionHandler(_ => { });
        app.UseStatusCodePages(BareStatuses.WriteAsync);
    }

    public static void UseRest(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseIdempotencyKeys();
        app.UseApiEndpoints();
    }
}
