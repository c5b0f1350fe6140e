using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.Providers;
using Allpay.Infrastructure.ReadStore;
using MediatR;

namespace Allpay.Features.TerminalPay.CheckVostokPlat;

internal sealed class CheckVostokPlatHandler(
    IHolderDirectory holders, IServiceDirectory services, IProviderGateway gateway, IReadStore readStore)
    : IRequestHandler<CheckVostokPlat, Outcome<VostokPlatBill>>
{
    public async Task<Outcome<VostokPlatBill>> Handle(CheckVostokPlat query, CancellationToken cancellationToken)
    {
        // A holder unknown so far is no obstacle: paying makes a wallet.
        if (await holders.FindAsync(query.Holder!, cancellationToken) is { IsBlocked: true })
            return new Refusal(RefusalCodes.HolderBlocked, query.Holder!);
        var service = await services.FindFirstAsync(TerminalPayments.VostokPlat, cancellationToken);
        if (TerminalRoutes.Of(service, TerminalPayments.VostokPlat) is { } noService) return noService;
        var account = await gateway.LookUpAsync(service!, query.Account!, cancellationToken);
        if (account.Refusal is { } noAccount) return noAccount;
        var agentFloat = await readStore.FindBalanceAsync(query.Agent.Float, 0, cancellationToken);
        return BillOf(account.Value, agentFloat!.Balance.Available);
    }

    private static VostokPlatBill BillOf(ProviderAccount account, Money agentAvailable) => new()
    {
        OwnerName = account.Owner,
        Address = account.Address,
        AtMonthStart = account.AtMonthStart,
        DebtDate = account.DebtDate,
        Monthly = account.Monthly,
        PaidThisMonth = account.PaidThisMonth,
        Current = account.Current,
        AgentAvailable = agentAvailable,
    };
}
