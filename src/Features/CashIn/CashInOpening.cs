using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.Payments;

namespace Allpay.Features.CashIn;

/// <summary>Opens a cash-in, in whichever style: float → wallet.</summary>
internal sealed class CashInOpening(IHolderDirectory holders, PaymentOpening payments)
{
    public const string CreateOperation = "cash-in.create";
    public const string PayOperation = "cash-in.pay";
    public const string PayAvtobysOperation = "cash-in.pay.avtobys";

    public async Task<Outcome<PaymentReceipt>> OpenAsync(PaymentRequest request, CancellationToken cancellationToken)
    {
        var holder = await holders.FindAsync(request.Holder, cancellationToken);
        return await payments.OpenAsync(request, Route(request, holder), cancellationToken);
    }

    private static Outcome<PaymentRoute> Route(PaymentRequest request, HolderProfile? holder) =>
        HolderRefusals.Of(holder, request.Holder) is { } refusal
            ? refusal
            : new PaymentRoute(request.Agent.Float, holder!.WalletAccount, holder, TurnoverSide.Credits);
}
