using Allpay.Infrastructure.Http;
using Allpay.Infrastructure.Parties;
using FastEndpoints;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace Allpay.Features.CashOut.RefuseCashOut;

internal sealed class RefuseCashOutEndpoint(IMediator mediator)
    : Endpoint<RefuseCashOutEndpoint.Parameters, CashOutAnswer>
{
    public override void Configure()
    {
        Post("/cash-out-requests/{id}/refuse");
        Policies(CallerPolicies.Holder);
        Description(d => d.WithTags("Cash-out").Refuses(CashOutRefusals.WhenDeclining));
        Summary(s =>
        {
            s.Summary = "Refuse a cash-out an agent asks for";
            s.Description = "Declines it, also when it was confirmed and is not completed yet. May be repeated.";
            s.Response<CashOutAnswer>(StatusCodes.Status200OK, "Declined, now or before.");
            s.ResponseExamples[StatusCodes.Status200OK] = CashOutExamples.Declined;
        });
    }

    public override async Task HandleAsync(Parameters req, CancellationToken ct)
    {
        var outcome = await mediator.Send(new RefuseCashOut(User.ToCaller(), req.Id), ct);
        await Send.ResultAsync(outcome.ToHttp(CashOutAnswers.Found));
    }

    internal sealed record Parameters
    {
        /// <summary>The payment's number.</summary>
        [RouteParam]
        public long Id { get; init; }
    }
}
