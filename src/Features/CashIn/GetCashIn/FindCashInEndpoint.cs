using System.ComponentModel.DataAnnotations;
using Allpay.Infrastructure.Http;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using FastEndpoints;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace Allpay.Features.CashIn.GetCashIn;

internal sealed class FindCashInEndpoint(IMediator mediator) : Endpoint<FindCashInEndpoint.Parameters, CashInAnswer>
{
    public override void Configure()
    {
        Get("/cash-ins");
        Policies(CallerPolicies.Agent);
        Description(d => d.WithTags("Cash-in").Refuses(RefusalCodes.PaymentUnknown));
        Summary(s =>
        {
            s.Summary = "Find a cash-in by the agent's reference";
            s.Description = "The way to learn the outcome of a call whose answer was lost. Unknown means that nothing "
                + "has happened under that reference.";
            s.Response<CashInAnswer>(StatusCodes.Status200OK, "The payment as it is now.");
            s.ResponseExamples[StatusCodes.Status200OK] = CashInExamples.Completed;
        });
    }

    public override async Task HandleAsync(Parameters req, CancellationToken ct)
    {
        var outcome = await mediator.Send(new GetCashIn(User.ToAgent(), null, req.Reference), ct);
        await Send.ResultAsync(outcome.ToHttp(CashInAnswers.Found));
    }

    internal sealed record Parameters
    {
        /// <summary>The Idempotency-Key the payment was asked for with.</summary>
        [Required, QueryParam]
        public string? Reference { get; init; }
    }
}
