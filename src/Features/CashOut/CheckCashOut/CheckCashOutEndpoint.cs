using System.ComponentModel.DataAnnotations;
using Allpay.Infrastructure.Http;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Parties;
using FastEndpoints;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace Allpay.Features.CashOut.CheckCashOut;

internal sealed class CheckCashOutEndpoint(IMediator mediator)
    : Endpoint<CheckCashOutEndpoint.Parameters, HolderCard>
{
    public override void Configure()
    {
        Get("/cash-outs/check");
        Policies(CallerPolicies.Agent);
        Description(d => d.WithTags("Cash-out").CountsAs(CallRate.Check).Refuses(CashOutRefusals.WhenChecking));
        Summary(s =>
        {
            s.Summary = "Ask whether a holder can take money out";
            s.Description = "Refuses as the cash-out itself would. Names and IIN only of holders who were identified.";
            s.Response<HolderCard>(StatusCodes.Status200OK, "A cash-out of this holder would be taken.");
            s.ResponseExamples[StatusCodes.Status200OK] =
                new HolderCard(true, "900101300123", "Айгүл", "Серікқызы", null);
        });
    }

    public override async Task HandleAsync(Parameters req, CancellationToken ct)
    {
        var outcome = await mediator.Send(new CheckCashOut(
            User.ToAgent(), PaymentKind.CashOut, PhoneNumbers.Plain(req.Holder), req.Amount), ct);
        await Send.ResultAsync(outcome.ToHttp(holder => new JsonAnswer(holder)));
    }

    internal sealed record Parameters
    {
        /// <summary>The user name of the holder, a phone number.</summary>
        [Required, QueryParam]
        public string? Holder { get; init; }

        /// <summary>Tenge; where given, limits and the wallet's money are looked at too.</summary>
        [QueryParam]
        public string? Amount { get; init; }
    }
}
