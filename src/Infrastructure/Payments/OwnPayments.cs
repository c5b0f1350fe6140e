using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;

namespace Allpay.Infrastructure.Payments;

/// <summary>
/// Which payment of its own a party means: by id, by reference, or by both, which must then agree.
/// </summary>
public sealed record OwnPayment(PartyId Owner, long? Id, string? Reference);

/// <summary>A party's own payments. Another party's payment is as unknown as none.</summary>
public sealed class OwnPayments(ILedger ledger)
{
    public async Task<Outcome<PaymentReceipt>> FindAsync(OwnPayment which, CancellationToken cancellationToken) =>
        await LookUpAsync(which, cancellationToken) is { } payment
            ? PaymentReceipt.Of(payment, replayed: false)
            : new Refusal(RefusalCodes.PaymentUnknown);

    public async Task<Outcome<PaymentReceipt>> CompleteAsync(PaymentTarget which, CancellationToken cancellationToken) =>
        PaymentReceipt.Of(await ledger.SubmitAsync(new CompletePayment(which), cancellationToken), which.Reference);

    public async Task<Outcome<PaymentReceipt>> DeclineAsync(PaymentTarget which, CancellationToken cancellationToken) =>
        PaymentReceipt.Of(
            await ledger.SubmitAsync(new DeclinePayment(which, DeclineReason.Requester), cancellationToken), which.Reference);

    private async Task<Payment?> LookUpAsync(OwnPayment which, CancellationToken cancellationToken)
    {
        var payment = which.Id is { } id
            ? await ledger.FindPaymentAsync(new PaymentId(id), cancellationToken)
            : await ledger.FindPaymentAsync(new PaymentKey(which.Owner, which.Reference!), cancellationToken);
        return payment?.Key.Requester == which.Owner && (which.Reference is null || payment.Key.Reference == which.Reference)
            ? payment
            : null;
    }
}
