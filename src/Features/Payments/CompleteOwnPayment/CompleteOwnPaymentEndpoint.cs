using Allpay.Infrastructure.Http;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.Payments;
using FastEndpoints;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace Allpay.Features.Payments.CompleteOwnPayment;

internal sealed class CompleteOwnPaymentEndpoint(IMediator mediator)
    : Endpoint<CompleteOwnPaymentEndpoint.Parameters, PaymentAnswer>
{
    public override void Configure()
    {
        Post("/payments/{id}/complete");
        Policies(CallerPolicies.Anybody);
        Description(d => d.WithTags("Payments").Refuses(PaymentRefusals.WhenCompleting));
        Summary(s =>
        {
            s.Summary = "Complete a held payment";
            s.Description = "Moves what is held. Whoever asked for the payment completes it; one that waited for its payer, "
                + "once the payer agreed; one for a service is completed by its provider alone. Completing what is completed "
                + "gives the same answer again, so it may be repeated freely; an Idempotency-Key is taken and not needed: "
                + "the number says all.";
            s.Response<PaymentAnswer>(StatusCodes.Status200OK, "Completed, now or before.");
            s.ResponseExamples[StatusCodes.Status200OK] = PaymentExamples.Held(PaymentKind.CashIn, "1500.00").Completed();
        });
    }

    public override async Task HandleAsync(Parameters req, CancellationToken ct)
    {
        var outcome = await mediator.Send(new CompleteOwnPayment(User.ToCaller(), req.Id), ct);
        await Send.ResultAsync(outcome.ToHttp(receipt => PaymentAnswers.Found(User.ToCaller(), receipt)));
    }

    internal sealed record Parameters
    {
        /// <summary>The payment's number.</summary>
        [RouteParam]
        public string? Id { get; init; }
    }
}
