using System.ComponentModel.DataAnnotations;
using Allpay.Infrastructure.Http;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using FastEndpoints;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace Allpay.Features.CashIn.CheckCashIn;

internal sealed class CheckCashInEndpoint(IMediator mediator)
    : Endpoint<CheckCashInEndpoint.Parameters, HolderCard>
{
    public override void Configure()
    {
        Get("/cash-ins/check");
        Policies(CallerPolicies.Agent);
        Description(d => d
            .WithTags("Cash-in").CountsAs(CallRate.LookUp)
            .Refuses(RefusalCodes.HolderUnknown, RefusalCodes.HolderBlocked));
        Summary(s =>
        {
            s.Summary = "Ask whether a holder can be paid in to";
            s.Description = "Refuses as the cash-in itself would. Names and IIN only of holders who were identified.";
            s.Response<HolderCard>(StatusCodes.Status200OK, "A cash-in to this holder would be taken.");
            s.ResponseExamples[StatusCodes.Status200OK] =
                new HolderCard(true, "900101300123", "Айгүл", "Серікқызы", null);
        });
    }

    public override async Task HandleAsync(Parameters req, CancellationToken ct)
    {
        var outcome = await mediator.Send(new CheckCashIn(User.ToAgent(), PhoneNumbers.Plain(req.Holder)), ct);
        await Send.ResultAsync(outcome.ToHttp(holder => new JsonAnswer(holder)));
    }

    internal sealed record Parameters
    {
        /// <summary>The user name of the holder, a phone number.</summary>
        [Required, QueryParam]
        public string? Holder { get; init; }
    }
}
