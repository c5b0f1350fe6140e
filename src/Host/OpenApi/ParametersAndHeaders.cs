using Allpay.Infrastructure.Http;
using NJsonSchema;
using NSwag;
using NSwag.Generation.Processors;
using NSwag.Generation.Processors.Contexts;

namespace Allpay.Host.OpenApi;

/// <summary>
/// The headers answers carry and requests may (ids, replays, the language, the key of money), and an example of each
/// parameter in the sandbox's own names.
/// </summary>
internal sealed class ParametersAndHeaders : IOperationProcessor
{
    private const string Reference = "7d0f2c1e-4b7a-4a35-9a0e-5a1d3f6c8b21";

    private static readonly Dictionary<string, object> ParameterExamples = new()
    {
        [IdempotencyKeys.Header] = Reference,
        ["reference"] = Reference,
        ["holder"] = "77011234567",
        ["userName"] = "77011234567",
        ["counterparty"] = "77011234567",
        ["agent"] = "77010000001",
        ["number"] = 123,
        ["id"] = 1001,
        ["accountId"] = 1001,
        ["partyId"] = 1001,
        ["minVersion"] = 1,
        ["terminal"] = "T-0001",
        ["service"] = "1001",
        ["account"] = "7012345678",
        ["amount"] = "2500.00",
        ["kind"] = "cashIn",
        ["status"] = "completed",
        ["day"] = "2026-03-02",
        ["action"] = "certificate.revoked",
        ["subject"] = "certificate 123",
        ["name"] = "Operator (demo)",
        ["from"] = "2026-03-02T00:00:00Z",
        ["until"] = "2026-03-03T00:00:00Z",
        ["cursor"] = 1001,
        ["limit"] = 20,
    };

    public bool Process(OperationProcessorContext context)
    {
        var operation = context.OperationDescription.Operation;
        foreach (var parameter in operation.Parameters) Complete(parameter);
        operation.Parameters.Add(AcceptLanguage());
        foreach (var (status, response) in operation.Responses)
            foreach (var header in HeadersOf(status, operation))
                response.ActualResponse.Headers[header.Name] = header.Value;
        return true;
    }

    private static OpenApiParameter AcceptLanguage() => new()
    {
        Name = "Accept-Language",
        Kind = OpenApiParameterKind.Header,
        Description = "The language of details and messages: ru, kk or en.",
        Schema = Text(),
        Example = "en",
    };

    private static void Complete(OpenApiParameter parameter)
    {
        if (parameter.Name == IdempotencyKeys.Header) parameter.IsRequired = true;
        parameter.Position = null;
        BodySchemas.Simplify(parameter.Schema);
        if (!ParameterExamples.TryGetValue(parameter.Name, out var example)) return;
        parameter.Example = parameter.Schema.ActualSchema.Type == JsonObjectType.String ? $"{example}" : example;
    }

    private static IEnumerable<(string Name, OpenApiHeader Value)> HeadersOf(string status, OpenApiOperation operation)
    {
        // A problem has it in its body.
        if (status[0] == '2') yield return (RequestIds.Header, Header("Names this request, in our logs too."));
        if (status is "429" or "503") yield return ("Retry-After", Header("Seconds to wait before asking again."));
        if ((status == "200") && operation.Responses.ContainsKey("409"))
            yield return (JsonAnswer.ReplayedHeader, Header("true where this was answered before."));
    }

    private static OpenApiHeader Header(string description) => new() { Description = description, Schema = Text() };

    private static JsonSchema Text() => new() { Type = JsonObjectType.String };
}
