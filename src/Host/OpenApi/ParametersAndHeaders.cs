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
    private static readonly Dictionary<string, object> ParameterExamples = new()
    {
        [IdempotencyKeys.Header] = "7d0f2c1e-4b7a-4a35-9a0e-5a1d3f6c8b21",
        ["reference"] = "7d0f2c1e-4b7a-4a35-9a0e-5a1d3f6c8b21",
        ["holder"] = "77011234567",
        ["userName"] = "77011234567",
        ["id"] = 1001,
        ["accountId"] = 1001,
    };

    public bool Process(OperationProcessorContext context)
    {
        var operation = context.OperationDescription.Operation;
        operation.Parameters.Add(AcceptLanguage());
        foreach (var parameter in operation.Parameters) Complete(parameter);
        foreach (var (status, response) in operation.Responses)
            foreach (var header in HeadersOf(status, operation)) response.Headers[header.Name] = header.Value;
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
        if (ParameterExamples.TryGetValue(parameter.Name, out var example)) parameter.Example = example;
    }

    private static IEnumerable<(string Name, OpenApiHeader Value)> HeadersOf(string status, OpenApiOperation operation)
    {
        yield return (RequestIds.Header, Header("Names this request, in our logs too."));
        if (status == "503") yield return ("Retry-After", Header("Seconds to wait before asking again."));
        if ((status == "200") && operation.Responses.ContainsKey("409"))
            yield return (JsonAnswer.ReplayedHeader, Header("true where this was answered before."));
    }

    private static OpenApiHeader Header(string description) => new() { Description = description, Schema = Text() };

    private static JsonSchema Text() => new() { Type = JsonObjectType.String };
}
