using System.Globalization;
using Allpay.Features.TerminalPay.Providers;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.Payments;
using MediatR;

namespace Allpay.Features.TerminalPay.PayForService;

internal sealed class PayForServiceHandler(
    IHolderDirectory holders, ServiceDirectory services, ProviderPayments payments)
    : IRequestHandler<PayForService, Outcome<PaymentReceipt>>
{
    public async Task<Outcome<PaymentReceipt>> Handle(PayForService command, CancellationToken cancellationToken)
    {
        var holder = await holders.FindAsync(command.Holder!, cancellationToken);
        var code = WholeNumbers.Parse(command.Service);
        var service = await services.FindAsync(code, cancellationToken);
        var request = RequestOf(command, code);
        var route = TerminalRoutes.ToProvider(request, holder, service, command.Service!);
        return await payments.PayAsync(request, route, cancellationToken);
    }

    private static PaymentRequest RequestOf(PayForService command, long code) => new(
        command.Agent, PaymentKind.TerminalServices, command.Holder!, Money.Parse(command.Amount), command.Reference!)
    {
        Operation = TerminalPayments.ServiceOperation,
        Opening = ProviderPayments.OpeningOf(command.Completion),
        Target = [code.ToString(CultureInfo.InvariantCulture), command.Account!],
        Details = new ProviderDetails(code, command.Account!, FullAmountTiyn: null).Write(),
    };
}
