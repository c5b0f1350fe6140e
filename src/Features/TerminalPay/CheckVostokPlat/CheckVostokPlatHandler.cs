using Allpay.Features.TerminalPay.Providers;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.ReadStore;
using MediatR;

namespace Allpay.Features.TerminalPay.CheckVostokPlat;

internal sealed class CheckVostokPlatHandler(
    IHolderDirectory holders, PartyRegistry parties, ServiceDirectory services, IProviderGateway gateway,
    IReadStore readStore, TimeProvider clock)
    : IRequestHandler<CheckVostokPlat, Outcome<VostokPlatBill>>
{
    public async Task<Outcome<VostokPlatBill>> Handle(CheckVostokPlat query, CancellationToken cancellationToken)
    {
        var payer = await holders.FindAsync(query.Holder!, cancellationToken);
        if (payer is { IsBlocked: true }) return new Refusal(RefusalCodes.HolderBlocked, query.Holder!);
        var service = await services.FindFirstAsync(TerminalPayments.VostokPlat, cancellationToken);
        if (TerminalRoutes.Of(service, TerminalPayments.VostokPlat) is { } noService) return noService;
        var account = await gateway.LookUpAsync(service!, query.Account!, cancellationToken);
        if (account.Refusal is { } noAccount) return noAccount;

        // Programs look for the payer between check and payment. Made last, so that nothing comes of a check that is refused: a
        // wallet takes a phone number, as when paying, and an account that the provider knows.
        if (payer is null) await parties.AddBackgroundHolderAsync(query.Holder!, cancellationToken);
        var agentFloat = await readStore.FindBalanceAsync(query.Agent.Float, 0, cancellationToken);
        return VostokPlatBill.Of(account.Value, agentFloat!.Balance.Available, BusinessDay.Of(clock.GetUtcNow()));
    }
}
