using Allpay.Infrastructure.Ledger;

namespace Allpay.UnitTests.Ledger.Simulation;

/// <summary>Commands and answers in few words, for whoever reads what happened.</summary>
internal static class Words
{
    public static string Of(LedgerCommand command) => command switch
    {
        OpenPayment { Terms: var terms } open =>
            $"{open.Opening} '{open.Key.Reference}' {terms.Amount} from {terms.Payer} to {terms.Payee}"
            + (open.RefundOf is { } original ? $" refunds {original}" : "") + (open.Code is null ? "" : " with a code"),
        HoldPayment hold => $"Hold {hold.Target.Id}",
        SendPayment send => $"Send {send.Target.Id}",
        CompletePayment { Capture: { } part } complete => $"Complete {complete.Target.Id}, {part.Amount} of it",
        CompletePayment complete => $"Complete {complete.Target.Id}",
        DeclinePayment decline => $"Decline {decline.Target.Id}",
        ExpirePayment expire => $"Expire {expire.Target.Id}",
        _ => command.ToString(),
    };

    public static string Of(Call call) => $"{Of(call.Result) ?? call.Error?.ToString()}, to {Of(call.Command)}";

    public static string InShort(Call call) => $"{Of(call.Result) ?? call.Error?.GetType().Name}, to {Of(call.Command)}";

    private static string? Of(LedgerResult? result) => result switch
    {
        LedgerResult.Done done => $"{(done.Replayed ? "it had been done" : "done")}, {Of(done.Payment)}",
        LedgerResult.Refused { Payment: { } payment } refused => $"{refused.Refusal.Code}, {Of(payment)}",
        LedgerResult.Refused refused => $"{refused.Refusal.Code} {refused.Refusal.Remaining}",
        _ => null,
    };

    private static string Of(Payment payment) => $"{payment.Id} is {payment switch
    {
        { IsFinal: true, Refunded.IsPositive: true } => $"{payment.Status} and {payment.Refunded} of it refunded",
        { IsFinal: true } => $"{payment.Status}",
        { SentAt: not null } => "Sent",
        { IsHeld: true } => "Held",
        _ => "Waiting",
    }}";
}
