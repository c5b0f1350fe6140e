using Allpay.Infrastructure.Ledger;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Allpay.Features.Sandbox;

/// <summary>
/// A provider for partners to play with: it serves the protocol of docs/providers.md and can be told, account by account, to be
/// slow, down, late, or to refuse.
/// </summary>
internal sealed class SandboxProvider(ProviderBooks books, TimeProvider clock)
{
    private const int AccountLengthMin = 4;
    private const int AccountLengthMax = 20;

    /// <summary>How it behaves from now on towards an account; "*" is everybody who has no behaviour of his own.</summary>
    public async Task<IResult> BehaveAsync(string account, ProviderBehaviour behaviour, CancellationToken ct)
    {
        if (!behaviour.IsKnown)
            return Results.BadRequest(
                $"behaviour: normal, slow, down, refuse, late or unknown; seconds: 0 to {ProviderBehaviour.SecondsMax}");
        await books.BehaveAsync(account, behaviour, ct);
        return Results.NoContent();
    }

    public async Task<IResult> AccountAsync(string service, string account, CancellationToken ct)
    {
        var behaviour = await books.BehaviourAsync(account, ct);
        if (behaviour.Behaviour == ProviderBehaviour.Down) return Down;
        if (behaviour.Behaviour == ProviderBehaviour.Slow) await Task.Delay(TimeSpan.FromSeconds(behaviour.Seconds), ct);
        return IsKnown(account, behaviour) ? Results.Json(Flat(account)) : Results.NotFound();
    }

    public async Task<IResult> PayAsync(string id, ProviderPayment payment, CancellationToken ct)
    {
        var behaviour = await books.BehaviourAsync(payment.Account, ct);
        if (behaviour.Behaviour == ProviderBehaviour.Down) return Down;
        var decision = IsKnown(payment.Account, behaviour) ? behaviour.Decision : ("refused", TimeSpan.Zero);
        await books.TakeAsync(id, payment, decision, ct);
        if (behaviour.Behaviour == ProviderBehaviour.Slow) await Task.Delay(TimeSpan.FromSeconds(behaviour.Seconds), ct);
        return Told(await books.StatusAsync(id, ct));
    }

    public async Task<IResult> StatusAsync(string id, CancellationToken ct) =>
        await books.StatusAsync(id, ct) is { } status ? Told(status) : Results.NotFound();

    private static bool IsKnown(string account, ProviderBehaviour behaviour) =>
        behaviour.Behaviour != ProviderBehaviour.Unknown
        && account.Length is >= AccountLengthMin and <= AccountLengthMax && account.All(char.IsAsciiDigit);

    private static IResult Down => Results.StatusCode(StatusCodes.Status503ServiceUnavailable);

    private static JsonHttpResult<object> Told(string? status) => TypedResults.Json<object>(new { status });

    // The same account owes the same every time: a number made of its digits. One that ends in 0 had paid as much too much when
    // the month began.
    private object Flat(string account)
    {
        var monthly = 1000 + account.Sum(c => (c - '0') * 97);
        var atMonthStart = account[^1] == '0' ? -monthly : monthly;
        return new
        {
            owner = "Омарова Д.",
            address = $"Өскемен, Абай даңғылы {account[^2..].TrimStart('0')}, {account[..2].TrimStart('0')}",
            atMonthStart = $"{atMonthStart}.00",
            debtDate = BusinessDay.Of(clock.GetUtcNow()),
            monthly = $"{monthly}.00",
            paidThisMonth = "0.00",
            current = $"{atMonthStart + monthly}.00",
        };
    }
}
