using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;

namespace Allpay.Infrastructure.Payments;

/// <summary>
/// Which payment of its own a party means: by id, by reference, or by both, which must then agree.
/// </summary>
public sealed record OwnPayment(PartyId Owner, IReadOnlyList<PaymentKind> Kinds, long? Id, string? Reference);

/// <summary>
/// A party's own payments. Another party's payment, or one of another kind, is as unknown as none. Owner and kind of a payment
/// never change, so looking before the ledger decides is safe.
/// </summary>
public sealed class OwnPayments(ILedger ledger)
{
    public async Task<Outcome<PaymentReceipt>> FindAsync(OwnPayment which, CancellationToken cancellationToken) =>
        await LookUpAsync(which, cancellationToken) is { } payment
            ? PaymentReceipt.Of(payment, replayed: false)
            : new Refusal(RefusalCodes.PaymentUnknown);

    public Task<Outcome<PaymentReceipt>> CompleteAsync(OwnPayment which, CancellationToken cancellationToken) =>
        EndAsync(which, target => new CompletePayment(target), cancellationToken);

    public Task<Outcome<PaymentReceipt>> DeclineAsync(OwnPayment which, CancellationToken cancellationToken) =>
        EndAsync(which, target => new DeclinePayment(target, DeclineReason.Requester), cancellationToken);

    private async Task<Outcome<PaymentReceipt>> EndAsync(
        OwnPayment which, Func<PaymentTarget, LedgerCommand> end, CancellationToken cancellationToken)
    {
        if (await LookUpAsync(which, cancellationToken) is not { } payment) return new Refusal(RefusalCodes.PaymentUnknown);
        var target = new PaymentTarget(payment.Id, which.Owner);
        return PaymentReceipt.Of(await ledger.SubmitAsync(end(target), cancellationToken), payment.Key.Reference);
    }

    private async Task<Payment?> LookUpAsync(OwnPayment which, CancellationToken cancellationToken)
    {
        var payment = which.Id is { } id
            ? await ledger.FindPaymentAsync(new PaymentId(id), cancellationToken)
            : await ledger.FindPaymentAsync(new PaymentKey(which.Owner, which.Reference!), cancellationToken);
        return IsMeant(payment, which) ? payment : null;
    }

    private static bool IsMeant(Payment? payment, OwnPayment which) =>
        payment?.Key.Requester == which.Owner
        && which.Kinds.Contains(payment.Kind)
        && (which.Reference is null || payment.Key.Reference == which.Reference);
}
