using Allpay.Infrastructure.Http;
using Allpay.Infrastructure.Localization;
using Allpay.Infrastructure.Mediation;
using FastEndpoints;
using Microsoft.AspNetCore.WebUtilities;
using Namotion.Reflection;
using NJsonSchema;
using NSwag;
using NSwag.Generation.AspNetCore;
using NSwag.Generation.Processors;
using NSwag.Generation.Processors.Contexts;

namespace Allpay.Host.OpenApi;

/// <summary>
/// Writes down which problems an operation can answer with: by status, with every code and an example.
/// </summary>
internal sealed class ProblemResponses : IOperationProcessor
{
    private const string ExampleRequestId = "4bf92f3577b34da6a3ce929d0e0e4736";

    private static readonly string[] Everywhere =
    [
        RefusalCodes.RequestInvalid, RefusalCodes.Unauthenticated, RefusalCodes.Forbidden,
        RefusalCodes.RateLimited, RefusalCodes.ServiceUnavailable, RefusalCodes.Unexpected,
    ];

    private static readonly string[] OfKeys = [RefusalCodes.Unauthenticated, RefusalCodes.Forbidden];

    public bool Process(OperationProcessorContext context)
    {
        var api = ((AspNetCoreOperationProcessorContext)context).ApiDescription;
        var metadata = api.ActionDescriptor.EndpointMetadata;
        var isOpen = metadata.OfType<EndpointDefinition>().Single().AnonymousVerbs is not null;
        var codes = (isOpen ? Everywhere.Except(OfKeys) : Everywhere)
            .Concat(metadata.OfType<RefusalMetadata>().SelectMany(m => m.Codes)).Distinct();
        var schema = context.SchemaGenerator.GenerateWithReference<JsonSchema>(
            typeof(Problem).ToContextualType(), context.SchemaResolver);
        var responses = context.OperationDescription.Operation.Responses;
        foreach (var same in codes.GroupBy(c => (int)RefusalCatalog.KindOf(c)))
            responses[Examples.Key(same.Key)] = ResponseOf(same.Key, [.. same], context.Document.Components, schema);
        Sort(responses);
        return true;
    }

    // What every operation can answer is written down once, and so is every code's example.
    private static OpenApiResponse ResponseOf(int status, string[] codes, OpenApiComponents components, JsonSchema schema)
    {
        if (!codes.All(Everywhere.Contains)) return Describe(status, codes, components, schema);
        var name = ReasonPhrases.GetReasonPhrase(status).Replace(" ", "", StringComparison.Ordinal);
        if (!components.Responses.TryGetValue(name, out var shared))
            components.Responses[name] = shared = Describe(status, codes, components, schema);
        return new OpenApiResponse { Reference = shared };
    }

    private static OpenApiResponse Describe(int status, string[] codes, OpenApiComponents components, JsonSchema schema)
    {
        var response = new OpenApiResponse
        {
            Description = $"{ReasonPhrases.GetReasonPhrase(status)}: {string.Join(", ", codes.Select(c => $"`{c}`"))}",
        };
        var content = new OpenApiMediaType { Schema = schema };
        foreach (var code in codes) content.Examples[code] = new OpenApiExample { Reference = ExampleIn(components, code) };
        response.Content[Problem.MediaType] = content;
        return response;
    }

    private static OpenApiExample ExampleIn(OpenApiComponents components, string code)
    {
        if (!components.Examples.TryGetValue(code, out var example))
            components.Examples[code] = example = new OpenApiExample { Summary = code, Value = Examples.Json(ExampleOf(code)) };
        return example;
    }

    private static Problem ExampleOf(string code) => Problems.Of(RefusalOf(code), Language.En, ExampleRequestId);

    private static Refusal RefusalOf(string code) => code switch
    {
        RefusalCodes.RequestInvalid => Refusal.Invalid(new FieldFault("amount", FieldCodes.AmountNotPositive)),
        RefusalCodes.HolderUnknown or RefusalCodes.HolderBlocked => new Refusal(code, "77011234567"),
        RefusalCodes.KeyReused => new Refusal(code, "7d0f2c1e-4b7a-4a35-9a0e-5a1d3f6c8b21"),
        RefusalCodes.VersionNotReached => new Refusal(code, "43"),
        RefusalCodes.InsufficientFunds => new Refusal(code, "1200.00") { Details = Remaining("1200.00") },
        _ => new Refusal(code, "100000.00", "1200.00") { Details = DetailsOf(code) },
    };

    private static Dictionary<string, string> DetailsOf(string code) =>
        code.StartsWith("limit.", StringComparison.Ordinal)
            ? new() { ["limit"] = "100000.00", ["remaining"] = "1200.00" }
            : [];

    private static Dictionary<string, string> Remaining(string amount) => new() { ["remaining"] = amount };

    private static void Sort(IDictionary<string, OpenApiResponse> responses)
    {
        var sorted = responses.OrderBy(r => r.Key, StringComparer.Ordinal).ToList();
        responses.Clear();
        foreach (var (status, response) in sorted) responses.Add(status, response);
    }
}
