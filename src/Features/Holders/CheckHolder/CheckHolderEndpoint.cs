using Allpay.Infrastructure.Http;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using FastEndpoints;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace Allpay.Features.Holders.CheckHolder;

internal sealed class CheckHolderEndpoint(IMediator mediator) : Endpoint<CheckHolderEndpoint.Parameters, HolderCard>
{
    public override void Configure()
    {
        Get("/holders/{userName}");
        Policies(CallerPolicies.Agent);
        Description(d => d.WithTags("Holders").CountsAs(CallRate.LookUp).Refuses(RefusalCodes.HolderUnknown));
        Summary(s =>
        {
            s.Summary = "Ask whether there is a holder";
            s.Description = "Names and IIN only of holders who were identified.";
            s.Response<HolderCard>(StatusCodes.Status200OK, "There is.");
            s.ResponseExamples[StatusCodes.Status200OK] =
                new HolderCard(true, "900101300123", "Айгүл", "Серікқызы", null);
        });
    }

    public override async Task HandleAsync(Parameters req, CancellationToken ct)
    {
        var outcome = await mediator.Send(new CheckHolder(User.ToAgent(), PhoneNumbers.Plain(req.UserName)), ct);
        await Send.ResultAsync(outcome.ToHttp(card => new JsonAnswer(card)));
    }

    internal sealed record Parameters
    {
        /// <summary>The user name of the holder, a phone number.</summary>
        [RouteParam]
        public string? UserName { get; init; }
    }
}
