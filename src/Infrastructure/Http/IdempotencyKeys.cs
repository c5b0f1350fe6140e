using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Allpay.Infrastructure.Http;

/// <summary>
/// Money is asked for under a key of the caller's own: an endpoint says so, and a request without one goes no
/// further.
/// </summary>
public static class IdempotencyKeys
{
    public const string Header = "Idempotency-Key";

    public static TBuilder NeedsIdempotencyKey<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(Needed.Instance);

    public static IApplicationBuilder UseIdempotencyKeys(this IApplicationBuilder app) => app.Use((context, next) =>
        IsNeeded(context.GetEndpoint()) && !IsGood(context.Request.Headers[Header])
            ? context.WriteProblemAsync(new Refusal(RefusalCodes.KeyRequired))
            : next(context));

    public static bool IsNeeded(Endpoint? endpoint) => endpoint?.Metadata.GetMetadata<Needed>() is not null;

    // One printable ASCII word or phrase; anything else could not be told apart in a log.
    private static bool IsGood(IReadOnlyList<string?> values) =>
        values is [{ Length: > 0 and <= PaymentKey.ReferenceLengthMax } key]
        && !string.IsNullOrWhiteSpace(key) && key.All(c => c is >= ' ' and <= '~');

    private sealed class Needed
    {
        public static readonly Needed Instance = new();
    }
}
