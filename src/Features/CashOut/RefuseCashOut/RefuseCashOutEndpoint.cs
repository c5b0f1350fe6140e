using Allpay.Infrastructure.Http;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.Payments;
using FastEndpoints;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace Allpay.Features.CashOut.RefuseCashOut;

internal sealed class RefuseCashOutEndpoint(IMediator mediator)
    : Endpoint<RefuseCashOutEndpoint.Parameters, PaymentAnswer>
{
    public override void Configure()
    {
        Post("/cash-out-requests/{id}/refuse");
        Policies(CallerPolicies.Holder);
        Description(d => d.WithTags("Cash-out").Refuses(CashOutRefusals.WhenDeclining));
        Summary(s =>
        {
            s.Summary = "Refuse a cash-out an agent asks for";
            s.Description = "Declines it, also when it was confirmed and is not completed yet. May be repeated.";
            s.Response<PaymentAnswer>(StatusCodes.Status200OK, "Declined, now or before.");
            s.ResponseExamples[StatusCodes.Status200OK] = CashOutExamples.Confirmed.Declined(DeclineReason.Payer);
        });
    }

    public override async Task HandleAsync(Parameters req, CancellationToken ct)
    {
        var outcome = await mediator.Send(new RefuseCashOut(User.ToCaller(), req.Id), ct);
        await Send.ResultAsync(outcome.ToHttp(receipt => PaymentAnswers.Found(User.ToCaller(), receipt)));
    }

    internal sealed record Parameters
    {
        /// <summary>The payment's number.</summary>
        [RouteParam]
        public long Id { get; init; }
    }
}
