using Allpay.Infrastructure.Http;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.Payments;
using FastEndpoints;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace Allpay.Features.CashOut.ConfirmCashOut;

internal sealed class ConfirmCashOutEndpoint(IMediator mediator)
    : Endpoint<ConfirmCashOutEndpoint.Parameters, PaymentAnswer>
{
    public override void Configure()
    {
        Post("/cash-out-requests/{id}/confirm");
        Policies(CallerPolicies.Holder);
        Description(d => d.WithTags("Cash-out").Refuses(CashOutRefusals.WhenConfirming));
        Summary(s =>
        {
            s.Summary = "Confirm a cash-out an agent asks for";
            s.Description = "Holds the amount on the holder's wallet; the agent then completes it. May be repeated.";
            s.Response<PaymentAnswer>(StatusCodes.Status200OK, "The amount is held.");
            s.ResponseExamples[StatusCodes.Status200OK] = CashOutExamples.Confirmed;
        });
    }

    public override async Task HandleAsync(Parameters req, CancellationToken ct)
    {
        var outcome = await mediator.Send(new ConfirmCashOut(User.ToCaller(), req.Id), ct);
        await Send.ResultAsync(outcome.ToHttp(receipt => PaymentAnswers.Found(User.ToCaller(), receipt)));
    }

    internal sealed record Parameters
    {
        /// <summary>The payment's number.</summary>
        [RouteParam]
        public long Id { get; init; }
    }
}
