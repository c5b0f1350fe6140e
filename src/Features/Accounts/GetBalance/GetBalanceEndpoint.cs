using Allpay.Infrastructure.Http;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using FastEndpoints;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace Allpay.Features.Accounts.GetBalance;

internal sealed class GetBalanceEndpoint(IMediator mediator) : Endpoint<GetBalanceEndpoint.Parameters, BalanceAnswer>
{
    public override void Configure()
    {
        Get("/accounts/{accountId}/balance");
        Policies(CallerPolicies.Anybody);
        Description(d => d.WithTags("Accounts").Refuses(RefusalCodes.AccountUnknown, RefusalCodes.VersionNotReached));
        Summary(s =>
        {
            s.Summary = "The balance of one of the caller's accounts";
            s.Description = "An agent's float, a merchant's or a holder's wallet. Another party's account is unknown.";
            s.Response<BalanceAnswer>(StatusCodes.Status200OK, "The balance.");
            s.ResponseExamples[StatusCodes.Status200OK] = BalanceExample.Float;
        });
    }

    public override async Task HandleAsync(Parameters req, CancellationToken ct)
    {
        var outcome = await mediator.Send(new GetBalance(User.ToCaller(), req.AccountId, req.MinVersion), ct);
        await Send.ResultAsync(outcome.ToHttp(balance => BalanceAnswer.From(balance).ToHttp()));
    }

    internal sealed record Parameters
    {
        /// <summary>The account's number.</summary>
        [RouteParam]
        public long AccountId { get; init; }

        /// <summary>Answer with this version or a later one; waits for it a moment.</summary>
        [QueryParam]
        public long? MinVersion { get; init; }
    }
}
