using Allpay.Infrastructure.Http;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.Payments;
using FastEndpoints;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace Allpay.Features.Payments.DeclinePendingPayment;

internal sealed class DeclinePendingPaymentEndpoint(IMediator mediator)
    : Endpoint<DeclinePendingPaymentEndpoint.Parameters, PaymentAnswer>
{
    public override void Configure()
    {
        Post("/payments/{id}/decline");
        Policies(CallerPolicies.Anybody);
        Description(d => d.WithTags("Payments").Refuses(PaymentRefusals.WhenDeclining));
        Summary(s =>
        {
            s.Summary = "Decline a pending payment";
            s.Description = "Releases what is held, if anything is. Whoever asked for the payment may; a holder, what waits "
                + "for the holder's word or has it; an operator, anybody's. What is with its provider is ended by the "
                + "provider's word alone. Declining what is declined gives the same answer again.";
            s.Response<PaymentAnswer>(StatusCodes.Status200OK, "Declined, now or before.");
            s.ResponseExamples[StatusCodes.Status200OK] = PaymentExamples.Held(PaymentKind.CashIn, "1500.00")
                .Declined(DeclineReason.Requester);
        });
    }

    public override async Task HandleAsync(Parameters req, CancellationToken ct)
    {
        var outcome = await mediator.Send(new DeclinePendingPayment(User.ToCaller(), req.Id), ct);
        await Send.ResultAsync(outcome.ToHttp(receipt => PaymentAnswers.Found(User.ToCaller(), receipt)));
    }

    internal sealed record Parameters
    {
        /// <summary>The payment's number.</summary>
        [RouteParam]
        public string? Id { get; init; }
    }
}
