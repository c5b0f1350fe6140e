using Allpay.Infrastructure.Http;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using FastEndpoints;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace Allpay.Features.CashOut.GetCashOut;

internal sealed class GetCashOutEndpoint(IMediator mediator) : Endpoint<GetCashOutEndpoint.Parameters, CashOutAnswer>
{
    public override void Configure()
    {
        Get("/cash-outs/{id}");
        Policies(CallerPolicies.Agent);
        Description(d => d.WithTags("Cash-out").Refuses(RefusalCodes.PaymentUnknown));
        Summary(s =>
        {
            s.Summary = "Find a cash-out by its number";
            s.Description = "The agent's own cash-outs only, as they are now.";
            s.Response<CashOutAnswer>(StatusCodes.Status200OK, "The payment as it is now.");
            s.ResponseExamples[StatusCodes.Status200OK] = CashOutExamples.Completed;
        });
    }

    public override async Task HandleAsync(Parameters req, CancellationToken ct)
    {
        var outcome = await mediator.Send(new GetCashOut(User.ToAgent(), req.Id, null), ct);
        await Send.ResultAsync(outcome.ToHttp(CashOutAnswers.Found));
    }

    internal sealed record Parameters
    {
        /// <summary>The payment's number.</summary>
        [RouteParam]
        public long Id { get; init; }
    }
}
