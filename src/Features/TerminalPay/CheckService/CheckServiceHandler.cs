using Allpay.Features.TerminalPay.Providers;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.Payments;
using MediatR;

namespace Allpay.Features.TerminalPay.CheckService;

internal sealed class CheckServiceHandler(
    IHolderDirectory holders, ServiceDirectory services, IProviderGateway gateway, PaymentOpening payments)
    : IRequestHandler<CheckService, Outcome<CheckedService>>
{
    public async Task<Outcome<CheckedService>> Handle(CheckService query, CancellationToken cancellationToken)
    {
        var holder = await holders.FindAsync(query.Holder!, cancellationToken);
        var service = await services.FindAsync(WholeNumbers.Parse(query.Service), cancellationToken);
        var request = RequestOf(query);
        var route = TerminalRoutes.ToProvider(request, holder, service, query.Service!);
        if (route.Refusal is { } noRoute) return noRoute;
        if (query.Amount is not null && await payments.CheckAsync(request, route.Value, cancellationToken) is { } refusal)
            return refusal;
        var account = await gateway.LookUpAsync(service!, query.Account!, cancellationToken);
        return account.Match<Outcome<CheckedService>>(
            found => new CheckedService(service!.Name, found.Owner), noAccount => noAccount);
    }

    private static PaymentRequest RequestOf(CheckService query) => new(
        query.Agent, PaymentKind.TerminalServices, query.Holder!, TerminalPayments.AmountOf(query.Amount), "")
    {
        Operation = TerminalPayments.ServiceOperation,
        Opening = Opening.PayOnWord,
    };
}
