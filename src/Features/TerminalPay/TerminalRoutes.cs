using Allpay.Features.TerminalPay.Providers;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.Payments;

namespace Allpay.Features.TerminalPay;

/// <summary>Where the money of a terminal payment goes: float → wallet → merchant or provider; or why it cannot.</summary>
internal static class TerminalRoutes
{
    public static Outcome<PaymentRoute> ToMerchant(
        PaymentRequest request, HolderProfile? holder, MerchantProfile? merchant, string terminal)
    {
        if (HolderRefusals.Of(holder, request.Holder) is { } refusal) return refusal;
        return merchant switch
        {
            null => new Refusal(RefusalCodes.TerminalUnknown, terminal),
            { IsBlocked: true } => new Refusal(RefusalCodes.MerchantBlocked, terminal),
            _ => Through(request, holder!, merchant.WalletAccount),
        };
    }

    public static Outcome<PaymentRoute> ToProvider(
        PaymentRequest request, HolderProfile? holder, ProviderService? service, string code)
    {
        if (HolderRefusals.Of(holder, request.Holder) is { } refusal) return refusal;
        return Of(service, code) is { } noService ? noService : Through(request, holder!, service!.Account);
    }

    /// <summary>Null where the service is there and not blocked.</summary>
    public static Refusal? Of(ProviderService? service, string code) => service switch
    {
        null => new Refusal(RefusalCodes.ServiceUnknown, code),
        { IsBlocked: true } => new Refusal(RefusalCodes.ServiceBlocked, code),
        _ => null,
    };

    private static PaymentRoute Through(PaymentRequest request, HolderProfile holder, AccountId payee) =>
        new(request.Agent.Float, payee, holder, TurnoverSide.Credits) { Via = holder.WalletAccount };
}
