using Allpay.Infrastructure.Http;
using Allpay.Infrastructure.Parties;
using FastEndpoints;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace Allpay.Features.CashOut.CompleteCashOut;

internal sealed class CompleteCashOutEndpoint(IMediator mediator)
    : Endpoint<CompleteCashOutEndpoint.Parameters, CashOutAnswer>
{
    public override void Configure()
    {
        Post("/cash-outs/{id}/complete");
        Policies(CallerPolicies.Agent);
        Description(d => d.WithTags("Cash-out").Refuses(CashOutRefusals.WhenCompleting));
        Summary(s =>
        {
            s.Summary = "Complete a held cash-out";
            s.Description = "Moves the held amount to the agent's float. Completing what is completed gives the same answer "
                + "again, so it may be repeated freely.";
            s.Response<CashOutAnswer>(StatusCodes.Status200OK, "Completed, now or before.");
            s.ResponseExamples[StatusCodes.Status200OK] = CashOutExamples.Completed;
        });
    }

    public override async Task HandleAsync(Parameters req, CancellationToken ct)
    {
        var outcome = await mediator.Send(new CompleteCashOut(User.ToAgent(), req.Id), ct);
        await Send.ResultAsync(outcome.ToHttp(CashOutAnswers.Found));
    }

    internal sealed record Parameters
    {
        /// <summary>The payment's number.</summary>
        [RouteParam]
        public long Id { get; init; }
    }
}
