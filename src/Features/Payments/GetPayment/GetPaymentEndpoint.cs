using Allpay.Infrastructure.Http;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.Payments;
using FastEndpoints;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace Allpay.Features.Payments.GetPayment;

internal sealed class GetPaymentEndpoint(IMediator mediator) : Endpoint<GetPaymentEndpoint.Parameters, PaymentAnswer>
{
    public override void Configure()
    {
        Get("/payments/{id}");
        Policies(CallerPolicies.Anybody);
        Description(d => d.WithTags("Payments").Refuses(RefusalCodes.PaymentUnknown));
        Summary(s =>
        {
            s.Summary = "Find a payment by its number";
            s.Description = "Of whatever kind, as it is now. To whoever asked for it, pays or is paid, and to operators; "
                + "each sees its own side.";
            s.Response<PaymentAnswer>(StatusCodes.Status200OK, "The payment as it is now.");
            s.ResponseExamples[StatusCodes.Status200OK] = PaymentExamples.Held(PaymentKind.CashIn, "1500.00").Completed();
        });
    }

    public override async Task HandleAsync(Parameters req, CancellationToken ct)
    {
        var outcome = await mediator.Send(new GetPayment(User.ToCaller(), req.Id), ct);
        await Send.ResultAsync(outcome.ToHttp(receipt => PaymentAnswers.Found(User.ToCaller(), receipt)));
    }

    internal sealed record Parameters
    {
        /// <summary>The payment's number.</summary>
        [RouteParam]
        public string? Id { get; init; }
    }
}
