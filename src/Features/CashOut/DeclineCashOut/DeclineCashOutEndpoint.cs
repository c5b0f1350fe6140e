using Allpay.Infrastructure.Http;
using Allpay.Infrastructure.Parties;
using FastEndpoints;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace Allpay.Features.CashOut.DeclineCashOut;

internal sealed class DeclineCashOutEndpoint(IMediator mediator)
    : Endpoint<DeclineCashOutEndpoint.Parameters, CashOutAnswer>
{
    public override void Configure()
    {
        Post("/cash-outs/{id}/decline");
        Policies(CallerPolicies.Agent);
        Description(d => d.WithTags("Cash-out").Refuses(CashOutRefusals.WhenDeclining));
        Summary(s =>
        {
            s.Summary = "Decline a pending cash-out";
            s.Description = "Gives the held amount back to the holder. The code stays used. Declining what is declined gives the "
                + "same answer again.";
            s.Response<CashOutAnswer>(StatusCodes.Status200OK, "Declined, now or before.");
            s.ResponseExamples[StatusCodes.Status200OK] = CashOutExamples.Declined;
        });
    }

    public override async Task HandleAsync(Parameters req, CancellationToken ct)
    {
        var outcome = await mediator.Send(new DeclineCashOut(User.ToAgent(), req.Id), ct);
        await Send.ResultAsync(outcome.ToHttp(CashOutAnswers.Found));
    }

    internal sealed record Parameters
    {
        /// <summary>The payment's number.</summary>
        [RouteParam]
        public long Id { get; init; }
    }
}
