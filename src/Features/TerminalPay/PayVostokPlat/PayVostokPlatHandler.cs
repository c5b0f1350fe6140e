using Allpay.Features.TerminalPay.Providers;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.Payments;
using MediatR;

namespace Allpay.Features.TerminalPay.PayVostokPlat;

internal sealed class PayVostokPlatHandler(
    IHolderDirectory holders, PartyRegistry parties, ServiceDirectory services, ProviderPayments payments)
    : IRequestHandler<PayVostokPlat, Outcome<PaymentReceipt>>
{
    public async Task<Outcome<PaymentReceipt>> Handle(PayVostokPlat command, CancellationToken cancellationToken)
    {
        var service = await services.FindFirstAsync(TerminalPayments.VostokPlat, cancellationToken);
        var holder = await holders.FindAsync(command.Holder!, cancellationToken)
            ?? await parties.AddBackgroundHolderAsync(command.Holder!, cancellationToken);
        var request = RequestOf(command, service?.PublicCode ?? 0);
        var route = TerminalRoutes.ToProvider(request, holder, service, TerminalPayments.VostokPlat);
        return await payments.PayAsync(request, route, cancellationToken);
    }

    private static PaymentRequest RequestOf(PayVostokPlat command, long service)
    {
        var (amount, fullAmount) = (Money.Parse(command.Amount), Money.Parse(command.FullAmount));
        return new PaymentRequest(command.Agent, PaymentKind.VostokPlat, command.Holder!, amount, command.Reference!)
        {
            Operation = TerminalPayments.VostokPlatOperation,
            Opening = ProviderPayments.OpeningOf(command.Completion),
            Target = [command.Account!, fullAmount.ToString()],
            Details = new ProviderDetails(service, command.Account!, fullAmount.Tiyn).Write(),
        };
    }
}
