using Allpay.Infrastructure.Http;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using FastEndpoints;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace Allpay.Features.Holders.IssuePasswordCode;

internal sealed class IssuePasswordCodeEndpoint(IMediator mediator)
    : Endpoint<IssuePasswordCodeEndpoint.Parameters, IssuedPasswordCode>
{
    public override void Configure()
    {
        Post("/holders/{userName}/password-code");
        Policies(CallerPolicies.Operator);
        Description(d => d.WithTags("Holders").CountsAs(CallRate.Code).Refuses(RefusalCodes.HolderUnknown));
        Summary(s =>
        {
            s.Summary = "Give out a code that sets a password";
            s.Description = "For a wallet without a password, or one whose password is lost, once its holder has shown who it "
                + "is. Good once, for an hour, told this once; one given out before is good no longer.";
            s.Response<IssuedPasswordCode>(StatusCodes.Status200OK, "The code.");
            s.ResponseExamples[StatusCodes.Status200OK] = new IssuedPasswordCode(
                "Zk3vW0m8cHq2yQ5nR7tB1xL4sD6fG9hJ0kA2pE8uI3o", new DateTimeOffset(2026, 3, 2, 11, 15, 0, TimeSpan.FromHours(5)));
        });
    }

    public override async Task HandleAsync(Parameters req, CancellationToken ct)
    {
        var outcome = await mediator.Send(new IssuePasswordCode(PhoneNumbers.Plain(req.UserName)), ct);
        await Send.ResultAsync(outcome.ToHttp(code => new JsonAnswer(code)));
    }

    internal sealed record Parameters
    {
        /// <summary>The user name of the holder, a phone number.</summary>
        [RouteParam]
        public string? UserName { get; init; }
    }
}
