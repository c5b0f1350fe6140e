using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.Payments;

namespace Allpay.Features.CashOut;

/// <summary>Opens a cash-out, in whichever style: wallet → float.</summary>
internal sealed class CashOutOpening(IHolderDirectory holders, PaymentOpening payments, OneTimeCodes codes)
{
    public const string CreateOperation = "cash-out.create";
    public const string PayOperation = "cash-out.pay";
    public const string RequestOperation = "cash-out.request";

    /// <summary>
    /// The code goes with the request: it is used up in the step that holds the money, and a repeat with another code is
    /// another request.
    /// </summary>
    public async Task<Outcome<PaymentReceipt>> OpenAsync(
        PaymentRequest request, string? code, CancellationToken cancellationToken)
    {
        var holder = await holders.FindAsync(request.Holder, cancellationToken);
        if (code is not null && holder is not null) request = WithCode(request, holder, code);
        return await payments.OpenAsync(request, Route(request.Agent, holder, request.Holder), cancellationToken);
    }

    /// <summary>Where the money would go, or why it cannot.</summary>
    public static Outcome<PaymentRoute> Route(AgentCaller agent, HolderProfile? holder, string userName) =>
        HolderRefusals.Of(holder, userName) is { } refusal
            ? refusal
            : new PaymentRoute(holder!.WalletAccount, agent.Float, holder, TurnoverSide.Debits);

    private PaymentRequest WithCode(PaymentRequest request, HolderProfile holder, string code)
    {
        var claim = codes.ClaimOf(holder.UserName, holder.WalletAccount, code);
        return request with
        {
            Target = [claim.Hash.ToString(), .. request.Target],
            Code = claim,
            Guesses = codes.GuessLimits(holder.WalletAccount, request.Agent.Float),
        };
    }
}
