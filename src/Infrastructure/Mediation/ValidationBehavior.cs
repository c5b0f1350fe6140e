using System.Text.Json;
using FluentValidation;
using FluentValidation.Results;
using MediatR;

namespace Allpay.Infrastructure.Mediation;

/// <summary>
/// Refuses a request whose shape is wrong before anything is looked up, whatever door it came through.
/// </summary>
internal sealed class ValidationBehavior<TRequest, TResponse>(IEnumerable<IValidator<TRequest>> validators)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IOutcome<TResponse>
{
    public async Task<TResponse> Handle(
        TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var faults = new List<FieldFault>();
        foreach (var validator in validators)
        {
            var result = await validator.ValidateAsync(request, cancellationToken);
            faults.AddRange(result.Errors.Select(FaultOf));
        }

        return faults.Count == 0 ? await next() : TResponse.Refused(Refusal.Invalid(faults));
    }

    private static FieldFault FaultOf(ValidationFailure failure) => new(
        CamelCase(failure.PropertyName), failure.ErrorCode, failure.CustomState as IReadOnlyList<string> ?? []);

    private static string CamelCase(string path) =>
        string.Join('.', path.Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName));
}
