using System.Globalization;
using System.Text.Json;
using Allpay.Infrastructure.Http;
using Allpay.Infrastructure.Mediation;
using FluentValidation.Results;

namespace Allpay.Host.Rest;

/// <summary>What could not even be read, told like every other invalid request.</summary>
internal static class BadInput
{
    public const string CodeKey = "code";

    private const string WholeBody = "body";

    /// <summary>
    /// JSON that is none, with the place where that shows, or that holds the wrong kind of value or a wrong name; the path names
    /// the field where there is one.
    /// </summary>
    public static ValidationFailure FromJson(JsonException exception)
    {
        var field = exception.Path is { Length: > 2 } path ? path[2..] : WholeBody;
        var code = exception.Data[CodeKey] as string ?? (IsNoJson(exception) ? FieldCodes.NotJson : FieldCodes.Malformed);
        return new ValidationFailure(field, code)
        {
            ErrorCode = code, CustomState = code == FieldCodes.NotJson ? PlaceOf(exception) : Array.Empty<string>(),
        };
    }

    public static object Describe(List<ValidationFailure> failures, HttpContext context, int statusCode) =>
        Problems.Of(Refusal.Invalid([.. failures.Select(FaultOf)]), context);

    // A route or query value of the wrong kind comes without a code of ours.
    private static FieldFault FaultOf(ValidationFailure failure) => new(
        JsonNamingPolicy.CamelCase.ConvertName(failure.PropertyName),
        failure.CustomState is string[] ? failure.ErrorCode : FieldCodes.Malformed,
        failure.CustomState as string[] ?? []);

    // The reader's own fault, or the whole body of another kind than an object.
    private static bool IsNoJson(JsonException exception) =>
        exception.InnerException is JsonException || exception.Path is not { Length: > 2 };

    // As people count: from one.
    private static string[] PlaceOf(JsonException exception) =>
        [Text(exception.LineNumber), Text(exception.BytePositionInLine)];

    private static string Text(long? place) => ((place ?? 0) + 1).ToString(CultureInfo.InvariantCulture);
}
