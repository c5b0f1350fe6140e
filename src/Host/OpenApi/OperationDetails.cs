using System.Text.Json;
using FastEndpoints;
using NSwag;
using NSwag.Generation.AspNetCore;
using NSwag.Generation.Processors;
using NSwag.Generation.Processors.Contexts;

namespace Allpay.Host.OpenApi;

/// <summary>Carries an endpoint's name, summary, examples and security over to its operation.</summary>
internal sealed class OperationDetails : IOperationProcessor
{
    private static readonly Dictionary<string, object?> NoKey = new() { ["security"] = Array.Empty<string>() };

    public bool Process(OperationProcessorContext context)
    {
        var api = ((AspNetCoreOperationProcessorContext)context).ApiDescription;
        var definition = api.ActionDescriptor.EndpointMetadata.OfType<EndpointDefinition>().FirstOrDefault();
        // The document is the REST door's; other routes of the host are not in it.
        if (definition is null) return false;
        var operation = context.OperationDescription.Operation;
        operation.OperationId = JsonNamingPolicy.CamelCase.ConvertName(
            definition.EndpointType.Name.Replace("Endpoint", "", StringComparison.Ordinal));
        // As an extension, because the generator leaves out lists that are empty.
        if (definition.AnonymousVerbs is not null) operation.ExtensionData = NoKey;
        else operation.Security = [new OpenApiSecurityRequirement { [ApiDocumentSetup.KeyScheme] = [] }];
        if (operation.RequestBody is { } body) (body.Name, body.Position, body.Description) = (null, null, null);
        if (definition.EndpointSummary is { } summary) Tell(operation, summary);
        return true;
    }

    private static void Tell(OpenApiOperation operation, EndpointSummary summary)
    {
        operation.Summary = summary.Summary;
        operation.Description = summary.Description;
        foreach (var (status, text) in summary.Responses)
            if (operation.Responses.TryGetValue(Examples.Key(status), out var response)) response.Description = text;
        foreach (var (status, example) in summary.ResponseExamples)
            if (operation.Responses.TryGetValue(Examples.Key(status), out var response))
                foreach (var content in response.Content.Values) content.Example = Examples.Json(example);
        foreach (var content in operation.RequestBody?.Content.Values ?? [])
            foreach (var example in summary.RequestExamples) content.Example = Examples.Json(example.Value);
    }
}
