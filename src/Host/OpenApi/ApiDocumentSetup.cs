using Allpay.Host.Rest;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using NSwag;
using NSwag.Generation.AspNetCore;

namespace Allpay.Host.OpenApi;

/// <summary>The document of the REST door, made by NSwag from what the endpoints say of themselves.</summary>
internal static class ApiDocumentSetup
{
    public const string Name = "v1";
    public const string KeyScheme = "ApiKey";

    private const string About = """
        Electronic money: what agents pay in, pay out and pay on, and the balances. Amounts are tenge as strings with two
        decimals.

        **Try it**: press *Authorize* and enter an API key of the sandbox (`apiKey` in its `sandbox.json`). The
        examples use the sandbox's own names: the agent 77010000001 pays in to the holder 77011234567. Call after call works
        as it stands: each gets an `Idempotency-Key` of its own, and a payment's number, an account's or a one-time code is that
        of the last answer that told one. What a holder or an operator does wants their key.

        **Money is asked for under a key of yours**: `Idempotency-Key` on every POST that makes a payment. Lost the
        answer? Send the same again: you get the same payment, with `Idempotent-Replayed: true`.

        **Nothing is passed over**: a field or query parameter that there is not is refused by its name. Phone numbers
        may be written `+7 (701) 123-45-67` or `8 701 123 45 67` too. Times are UTC with six digits of a second. Show the
        `ETag` of a balance or a payment as `If-None-Match`, and what has not changed is 304.

        **Errors** are `application/problem+json`: go by `code`, show `detail` (in the language of
        `Accept-Language`), keep `requestId`. 503 means that nothing is known yet: repeat the same request with the
        same key after `Retry-After`.
        """;

    public static IServiceCollection AddDocument(this IServiceCollection services) => services
        .AddEndpointsApiExplorer()
        .AddSingleton<IApiDescriptionProvider, EndpointParameters>()
        .AddOpenApiDocument(Describe);

    private static void Describe(AspNetCoreOpenApiDocumentGeneratorSettings document)
    {
        document.DocumentName = Name;
        document.Title = "Allpay";
        document.Version = Name;
        document.Description = About;
        // What is served names the host that serves it instead.
        document.PostProcess = made => made.Servers.Add(new OpenApiServer
        {
            Url = "http://127.0.0.1:8080", Description = "The sandbox, as ./run starts it.",
        });
        document.UseControllerSummaryAsTagDescription = false;
        document.SchemaSettings.SchemaNameGenerator = new SchemaNames();
        // Answers may grow: a client has to pass over what it does not know.
        document.SchemaSettings.AlwaysAllowAdditionalObjectProperties = true;
        document.SchemaSettings.SchemaProcessors.Add(new BodySchemas());
        document.SchemaSettings.SchemaProcessors.Add(new EnumSchemas());
        document.OperationProcessors.Add(new OperationDetails());
        document.OperationProcessors.Add(new ProblemResponses());
        document.OperationProcessors.Add(new ParametersAndHeaders());
        document.DocumentProcessors.Add(new SortedDocument());
        document.AddSecurity(KeyScheme, new OpenApiSecurityScheme
        {
            Type = OpenApiSecuritySchemeType.ApiKey,
            In = OpenApiSecurityApiKeyLocation.Header,
            Name = ApiKeyAuthentication.Header,
            Description = "The key of an agent, a merchant or a holder. `Authorization: Bearer <key>` does as well.",
        });
    }
}
