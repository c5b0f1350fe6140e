using System.Text.Json;
using Allpay.Infrastructure.Http;
using Allpay.Infrastructure.Mediation;
using FluentValidation.Results;

namespace Allpay.Host.Rest;

/// <summary>What could not even be read, told like every other invalid request.</summary>
internal static class BadInput
{
    private const string WholeBody = "body";

    /// <summary>
    /// JSON that is none, or holds the wrong kind of value; the path names the field where there is one.
    /// </summary>
    public static ValidationFailure FromJson(JsonException exception)
    {
        var field = exception.Path is { Length: > 2 } path ? path[2..] : WholeBody;
        var code = field == WholeBody ? FieldCodes.NotJson : FieldCodes.Malformed;
        return new ValidationFailure(field, code) { ErrorCode = code };
    }

    public static object Describe(List<ValidationFailure> failures, HttpContext context, int statusCode) =>
        Problems.Of(Refusal.Invalid([.. failures.Select(FaultOf)]), context);

    // A route or query value of the wrong kind comes without a code of ours.
    private static FieldFault FaultOf(ValidationFailure failure) => new(
        JsonNamingPolicy.CamelCase.ConvertName(failure.PropertyName),
        failure.ErrorCode is FieldCodes.NotJson ? FieldCodes.NotJson : FieldCodes.Malformed);
}
