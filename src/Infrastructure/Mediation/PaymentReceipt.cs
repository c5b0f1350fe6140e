using Allpay.Infrastructure.Ledger;

namespace Allpay.Infrastructure.Mediation;

/// <summary>
/// A payment as the parties to it see it. <see cref="PayerFee"/> is charged on top of the amount, <see cref="PayeeFee"/> is
/// taken out of it; the versions are those of the two accounts after this. Replayed: so it had been before this call.
/// </summary>
public sealed record PaymentReceipt(PaymentId PaymentId, PaymentKind Kind, string Reference, PaymentStatus Status, bool Replayed)
{
    public required Money Amount { get; init; }
    public required Money PayerFee { get; init; }
    public required Money PayeeFee { get; init; }

    /// <summary>Is the money set aside, so that the next repeat or a completion can move it?</summary>
    public required bool Held { get; init; }

    /// <summary>Is it with its provider, whose word alone ends it?</summary>
    public bool Sent { get; init; }
    public required Awaited Awaits { get; init; }
    public DeclineReason Reason { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? FinishedAt { get; init; }
    public DateTimeOffset? ExpiresAt { get; init; }
    public DateOnly Day { get; init; }
    public Money Captured { get; init; }
    public Money Refunded { get; init; }
    public PartyId Requester { get; init; }
    public AccountId Payer { get; init; }
    public AccountId Payee { get; init; }
    public long PayerVersion { get; init; }
    public long PayeeVersion { get; init; }

    /// <summary>
    /// The ledger's answer as a use case answers it; the reference is the one the request carried, the account that of whoever
    /// asks: only figures of that account are told.
    /// </summary>
    public static Outcome<PaymentReceipt> Of(LedgerResult result, string? reference, AccountId? asking = null) => result switch
    {
        LedgerResult.Done done => Of(done.Payment, done.Replayed),
        LedgerResult.Refused refused => refused.Refusal.ToRefusal(reference, asking),
        _ => throw new InvalidOperationException($"The ledger answered with an unknown {result.GetType().Name}."),
    };

    public static PaymentReceipt Of(Payment payment, bool replayed) =>
        new(payment.Id, payment.Kind, payment.Key.Reference, payment.Status, replayed)
        {
            Amount = payment.Terms.Amount,
            PayerFee = payment.Terms.PayerFee,
            PayeeFee = payment.Terms.PayeeFee,
            Held = payment.IsHeld,
            Sent = payment.SentAt is not null,
            Awaits = payment.Awaits,
            Reason = payment.Reason,
            CreatedAt = payment.CreatedAt,
            FinishedAt = payment.FinishedAt,
            ExpiresAt = payment.ExpiresAt,
            Day = payment.Day,
            Captured = payment.Captured,
            Refunded = payment.Refunded,
            Requester = payment.Key.Requester,
            Payer = payment.Terms.Payer,
            Payee = payment.Terms.Payee,
            PayerVersion = payment.PayerVersion,
            PayeeVersion = payment.PayeeVersion,
        };
}
