using Allpay.Infrastructure.Http;
using Allpay.Infrastructure.Parties;
using FastEndpoints;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace Allpay.Features.CashIn.CompleteCashIn;

internal sealed class CompleteCashInEndpoint(IMediator mediator)
    : Endpoint<CompleteCashInEndpoint.Parameters, CashInAnswer>
{
    public override void Configure()
    {
        Post("/cash-ins/{id}/complete");
        Policies(CallerPolicies.Agent);
        Description(d => d.WithTags("Cash-in").Refuses(CashInRefusals.WhenCompleting));
        Summary(s =>
        {
            s.Summary = "Complete a held cash-in";
            s.Description = "Moves the held amount to the holder and takes the commission. "
                + "Completing what is completed gives the same answer again, so it may be repeated freely. "
                + "An Idempotency-Key is taken and not needed: the id says all.";
            s.Response<CashInAnswer>(StatusCodes.Status200OK, "Completed, now or before.");
            s.ResponseExamples[StatusCodes.Status200OK] = CashInExamples.Completed;
        });
    }

    public override async Task HandleAsync(Parameters req, CancellationToken ct)
    {
        var outcome = await mediator.Send(new CompleteCashIn(User.ToAgent(), req.Id), ct);
        await Send.ResultAsync(outcome.ToHttp(CashInAnswers.Found));
    }

    internal sealed record Parameters
    {
        /// <summary>The payment's number.</summary>
        [RouteParam]
        public long Id { get; init; }
    }
}
