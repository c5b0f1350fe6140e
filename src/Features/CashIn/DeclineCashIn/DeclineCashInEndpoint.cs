using Allpay.Infrastructure.Http;
using Allpay.Infrastructure.Parties;
using FastEndpoints;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace Allpay.Features.CashIn.DeclineCashIn;

internal sealed class DeclineCashInEndpoint(IMediator mediator)
    : Endpoint<DeclineCashInEndpoint.Parameters, CashInAnswer>
{
    public override void Configure()
    {
        Post("/cash-ins/{id}/decline");
        Policies(CallerPolicies.Agent);
        Description(d => d.WithTags("Cash-in").Refuses(CashInRefusals.WhenDeclining));
        Summary(s =>
        {
            s.Summary = "Decline a held cash-in";
            s.Description = "Releases the held amount back to the float. "
                + "Declining what is declined gives the same answer again. "
                + "An Idempotency-Key is taken and not needed: the id says all.";
            s.Response<CashInAnswer>(StatusCodes.Status200OK, "Declined, now or before.");
            s.ResponseExamples[StatusCodes.Status200OK] = CashInExamples.Declined;
        });
    }

    public override async Task HandleAsync(Parameters req, CancellationToken ct)
    {
        var outcome = await mediator.Send(new DeclineCashIn(User.ToAgent(), req.Id), ct);
        await Send.ResultAsync(outcome.ToHttp(CashInAnswers.Found));
    }

    internal sealed record Parameters
    {
        /// <summary>The payment's number.</summary>
        [RouteParam]
        public long Id { get; init; }
    }
}
