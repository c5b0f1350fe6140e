using Allpay.Host.Life;
using Allpay.Host.Limits;
using Allpay.Host.Rest;
using Allpay.Infrastructure.Http;
using Allpay.Infrastructure.Parties;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;

namespace Allpay.Host.Composition;

internal static class Rest
{
    /// <summary>The largest body of a REST call; the longest honest one is a few hundred bytes.</summary>
    public const int BodyBytesMax = 64 * 1024;

    public static void AddRest(this WebApplicationBuilder builder)
    {
        builder.AddCallLimits();
        builder.Services.AddExceptionHandler<UnhandledExceptions>();
        builder.Services.AddAuthentication(ApiKeyAuthentication.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyAuthentication>(ApiKeyAuthentication.SchemeName, null);
        builder.Services.AddAuthorizationBuilder()
            .AddPolicy(CallerPolicies.Anybody, policy => policy.RequireAuthenticatedUser())
            .AddPolicy(CallerPolicies.Agent, Only(PartyKind.Agent))
            .AddPolicy(CallerPolicies.Merchant, Only(PartyKind.Merchant))
            .AddPolicy(CallerPolicies.Holder, Only(PartyKind.Holder))
            .AddPolicy(CallerPolicies.Operator, Only(PartyKind.Operator));
        builder.Services.AddCors();
        builder.Services.AddApiEndpoints();
        builder.Services.AddSingleton<IWarmUp, RestWarmUp>();
        builder.Services.AddSingleton<IWarmUp, LogInWarmUp>();
    }

    private static Action<AuthorizationPolicyBuilder> Only(PartyKind kind) =>
        policy => policy.RequireClaim(CallerClaims.Kind, kind.ToString());

    public static void UseProblems(this WebApplication app)
    {
        app.UseExceptionHandler(_ => { });
        app.UseStatusCodePages(BareStatuses.WriteAsync);
    }

    public static void UseRest(this WebApplication app)
    {
        app.UseCrossOrigin();
        app.UseMiddleware<SlowBodies>();
        app.Use(RestLimits.RefuseFlood);
        app.UseAuthentication();
        app.UseMiddleware<RestLimits>();
        app.UseCallOrigins();
        app.UseAuthorization();
        app.UseStrictQuery();
        app.UseIdempotencyKeys();
        app.UseApiEndpoints();
    }
}
