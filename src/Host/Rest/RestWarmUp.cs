using System.Text;
using Allpay.Host.Life;
using Allpay.Infrastructure.Http;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Parties;
using Microsoft.AspNetCore.Http.Metadata;

namespace Allpay.Host.Rest;

/// <summary>
/// Sends requests through the host's own pipeline, without a socket: one with a key that nobody has, and some of a caller who
/// exists nowhere else and asks about holders and accounts that do not exist. All are refused.
/// </summary>
internal sealed class RestWarmUp(HostPipeline pipeline, EndpointDataSource endpoints, IServiceScopeFactory scopes) : IWarmUp
{
    private const string Pay = $"/{ApiEndpoints.RoutePrefix}/cash-ins";
    private const string Balance = $"/{ApiEndpoints.RoutePrefix}/accounts/balance";
    private const string Body = """{"holder":"0","amount":"1"}""";

    private static readonly ApiCaller Agent = new(new PartyId(0), PartyKind.Agent, "", new AccountId(0));
    private static readonly ApiCaller Holder = new(new PartyId(0), PartyKind.Holder, "", new AccountId(0));

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var answer in Answers()) AllpayJson.Options.GetTypeInfo(answer);
        await SendAsync(HttpMethods.Get, Balance, null, StatusCodes.Status401Unauthorized);
        await SendAsync(HttpMethods.Get, Balance, Holder, StatusCodes.Status404NotFound);
        await SendAsync(HttpMethods.Post, Pay, Agent, StatusCodes.Status422UnprocessableEntity);
    }

    // No refused call ever gets to them, and the serializer takes its time to learn a type.
    private IEnumerable<Type> Answers() => endpoints.Endpoints
        .SelectMany(endpoint => endpoint.Metadata.GetOrderedMetadata<IProducesResponseTypeMetadata>())
        .Select(answer => answer.Type).OfType<Type>().Where(type => type != typeof(void)).Distinct();

    private async Task SendAsync(string method, string path, ApiCaller? caller, int expected)
    {
        var status = await SendAsync(method, path, caller);
        if (status == StatusCodes.Status503ServiceUnavailable) throw new TimeoutException("A store is away.");
        if (status != expected) throw new InvalidOperationException($"{method} {path} was answered {status}, not {expected}.");
    }

    private async Task<int> SendAsync(string method, string path, ApiCaller? caller)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        (context.Request.Method, context.Request.Path, context.Request.Scheme) = (method, path, "http");
        context.Request.Host = new HostString("localhost");
        context.Response.Body = new MemoryStream();
        if (caller is null) context.Request.Headers[ApiKeyAuthentication.Header] = "warm-up";
        else context.User = caller.ToPrincipal(ApiKeyAuthentication.SchemeName);
        if (HttpMethods.IsPost(method)) AddBody(context.Request);
        await pipeline.RunAsync(context);
        return context.Response.StatusCode;
    }

    private static void AddBody(HttpRequest request)
    {
        var body = Encoding.UTF8.GetBytes(Body);
        (request.Body, request.ContentLength, request.ContentType) = (new MemoryStream(body), body.Length, "application/json");
        request.Headers[IdempotencyKeys.Header] = "warm-up";
    }
}
