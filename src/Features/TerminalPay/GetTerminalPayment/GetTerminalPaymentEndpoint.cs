using Allpay.Infrastructure.Http;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using FastEndpoints;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace Allpay.Features.TerminalPay.GetTerminalPayment;

internal sealed class GetTerminalPaymentEndpoint(IMediator mediator)
    : Endpoint<GetTerminalPaymentEndpoint.Parameters, TerminalPaymentAnswer>
{
    public override void Configure()
    {
        Get("/terminal-payments/{id}");
        Policies(CallerPolicies.Agent);
        Description(d => d.WithTags("Terminal payments").Refuses(RefusalCodes.PaymentUnknown));
        Summary(s =>
        {
            s.Summary = "Find a terminal payment by its number";
            s.Description = "The agent's own terminal payments only, as they are now.";
            s.Response<TerminalPaymentAnswer>(StatusCodes.Status200OK, "The payment as it is now.");
            s.ResponseExamples[StatusCodes.Status200OK] = TerminalPayExamples.Completed;
        });
    }

    public override async Task HandleAsync(Parameters req, CancellationToken ct)
    {
        var outcome = await mediator.Send(new GetTerminalPayment(User.ToAgent(), req.Id, null), ct);
        await Send.ResultAsync(outcome.ToHttp(TerminalPayAnswers.Found));
    }

    internal sealed record Parameters
    {
        /// <summary>The payment's number.</summary>
        [RouteParam]
        public long Id { get; init; }
    }
}
