using Allpay.Infrastructure.Http;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using FastEndpoints;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace Allpay.Features.CashIn.GetCashIn;

internal sealed class GetCashInEndpoint(IMediator mediator) : Endpoint<GetCashInEndpoint.Parameters, CashInAnswer>
{
    public override void Configure()
    {
        Get("/cash-ins/{id}");
        Policies(CallerPolicies.Agent);
        Description(d => d.WithTags("Cash-in").Refuses(RefusalCodes.PaymentUnknown));
        Summary(s =>
        {
            s.Summary = "Find a cash-in by its number";
            s.Description = "The agent's own cash-ins only, as they are now.";
            s.Response<CashInAnswer>(StatusCodes.Status200OK, "The payment as it is now.");
            s.ResponseExamples[StatusCodes.Status200OK] = CashInExamples.Completed;
        });
    }

    public override async Task HandleAsync(Parameters req, CancellationToken ct)
    {
        var outcome = await mediator.Send(new GetCashIn(User.ToAgent(), req.Id, null), ct);
        await Send.ResultAsync(outcome.ToHttp(CashInAnswers.Found));
    }

    internal sealed record Parameters
    {
        /// <summary>The payment's number.</summary>
        [RouteParam]
        public long Id { get; init; }
    }
}
