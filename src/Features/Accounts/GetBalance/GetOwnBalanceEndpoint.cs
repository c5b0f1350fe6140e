using Allpay.Infrastructure.Http;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using FastEndpoints;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace Allpay.Features.Accounts.GetBalance;

internal sealed class GetOwnBalanceEndpoint(IMediator mediator)
    : Endpoint<GetOwnBalanceEndpoint.Parameters, BalanceAnswer>
{
    public override void Configure()
    {
        Get("/accounts/balance");
        Policies(CallerPolicies.Anybody);
        Description(d => d.WithTags("Accounts").Refuses(RefusalCodes.AccountUnknown, RefusalCodes.VersionNotReached));
        Summary(s =>
        {
            s.Summary = "The balance of the caller's own account";
            s.Description = "An agent's float, a merchant's or a holder's wallet, whichever the key belongs to. "
                + "With minVersion, the version a payment's answer named, the caller sees its own writes.";
            s.Response<BalanceAnswer>(StatusCodes.Status200OK, "The balance.");
            s.ResponseExamples[StatusCodes.Status200OK] = BalanceExample.Float;
        });
    }

    public override async Task HandleAsync(Parameters req, CancellationToken ct)
    {
        var outcome = await mediator.Send(new GetBalance(User.ToCaller(), null, req.MinVersion), ct);
        await Send.ResultAsync(outcome.ToHttp(balance => BalanceAnswer.From(balance).ToHttp()));
    }

    internal sealed record Parameters
    {
        /// <summary>Answer with this version or a later one; waits for it a moment.</summary>
        [QueryParam]
        public long? MinVersion { get; init; }
    }
}
