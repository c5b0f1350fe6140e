using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;

namespace Allpay.Features.CashIn;

/// <summary>Turns what the ledger has into what the agent gets.</summary>
internal static class CashInReceipts
{
    public static Outcome<CashInReceipt> From(LedgerResult result, string? reference) => result switch
    {
        LedgerResult.Done done => From(done.Payment, done.Replayed),
        LedgerResult.Refused refused => refused.Refusal.ToRefusal(reference),
        _ => throw new InvalidOperationException($"The ledger answered with an unknown {result.GetType().Name}."),
    };

    public static CashInReceipt From(Payment payment, bool replayed) => new(
        payment.Id,
        payment.Key.Reference,
        payment.Status,
        payment.Terms.Amount,
        Commission: payment.Terms.PayerFee,
        CommissionTo: payment.Terms.PayeeFee,
        Held: payment.IsHeld,
        payment.Reason,
        payment.CreatedAt,
        payment.FinishedAt,
        FloatVersion: payment.PayerVersion,
        WalletVersion: payment.PayeeVersion,
        replayed);
}
