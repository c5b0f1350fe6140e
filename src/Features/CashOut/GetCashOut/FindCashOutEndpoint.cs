using System.ComponentModel.DataAnnotations;
using Allpay.Infrastructure.Http;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using FastEndpoints;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace Allpay.Features.CashOut.GetCashOut;

internal sealed class FindCashOutEndpoint(IMediator mediator) : Endpoint<FindCashOutEndpoint.Parameters, CashOutAnswer>
{
    public override void Configure()
    {
        Get("/cash-outs");
        Policies(CallerPolicies.Agent);
        Description(d => d.WithTags("Cash-out").Refuses(RefusalCodes.PaymentUnknown));
        Summary(s =>
        {
            s.Summary = "Find a cash-out by the agent's reference";
            s.Description = "The way to learn the outcome of a call whose answer was lost. Unknown means that nothing "
                + "has happened under that reference.";
            s.Response<CashOutAnswer>(StatusCodes.Status200OK, "The payment as it is now.");
            s.ResponseExamples[StatusCodes.Status200OK] = CashOutExamples.Completed;
        });
    }

    public override async Task HandleAsync(Parameters req, CancellationToken ct)
    {
        var outcome = await mediator.Send(new GetCashOut(User.ToAgent(), null, req.Reference), ct);
        await Send.ResultAsync(outcome.ToHttp(CashOutAnswers.Found));
    }

    internal sealed record Parameters
    {
        /// <summary>The Idempotency-Key the payment was asked for with.</summary>
        [Required, QueryParam]
        public string? Reference { get; init; }
    }
}
