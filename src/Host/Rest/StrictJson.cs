using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Allpay.Infrastructure.Http;
using Allpay.Infrastructure.Mediation;
using FastEndpoints;

namespace Allpay.Host.Rest;

/// <summary>
/// Reads a body, and refuses by its name what nobody would look at: a field that there is not, or one that is there twice. A
/// slip in the name of an optional field would pass for its absence otherwise.
/// </summary>
internal static class StrictJson
{
    public static async ValueTask<object?> ReadAsync(
        HttpRequest request, Type type, JsonSerializerContext? context, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken);
        var fields = FieldsOf(type);
        if (body.Length == 0 && !NeedsBody(type)) return Activator.CreateInstance(type);
        var json = body.GetBuffer().AsMemory(0, (int)body.Length);
        var value = JsonSerializer.Deserialize(json.Span, type, AllpayJson.Options);
        CheckNames(json.Span, fields);
        return value;
    }

    private static HashSet<string> FieldsOf(Type type) => InBody(type)
        .Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name))
        .ToHashSet(StringComparer.OrdinalIgnoreCase);

    private static bool NeedsBody(Type type) => InBody(type).Any(property => property.IsDefined(typeof(RequiredAttribute), true));

    // What comes by route, query or header is no field of the body.
    private static IEnumerable<PropertyInfo> InBody(Type type) => type.GetProperties()
        .Where(property => !property.IsDefined(typeof(NonJsonBindingAttribute), true));

    private static void CheckNames(ReadOnlySpan<byte> json, HashSet<string> known)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader is not { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 }) continue;
            var name = reader.GetString()!;
            if (!known.Contains(name)) throw Refused(name, FieldCodes.Unknown);
            if (!seen.Add(name)) throw Refused(name, FieldCodes.Repeated);
        }
    }

    private static JsonException Refused(string name, string code)
    {
        var refused = new JsonException(code, $"$.{name}", null, null);
        refused.Data[BadInput.CodeKey] = code;
        return refused;
    }
}
