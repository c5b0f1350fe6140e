using Allpay.Infrastructure.Http;
using Allpay.Infrastructure.Parties;
using FastEndpoints;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace Allpay.Features.Holders.LogOut;

internal sealed class LogOutEndpoint(IMediator mediator) : EndpointWithoutRequest<LoggedOut>
{
    public override void Configure()
    {
        Post("/holders/logout");
        Policies(CallerPolicies.Holder);
        Description(d => d.WithTags("Holders"));
        Summary(s =>
        {
            s.Summary = "Log a holder out";
            s.Description = "The token is good for nothing from now on, on every node. An API key that is no session stays.";
            s.Response<LoggedOut>(StatusCodes.Status200OK, "The session is over.");
            s.ResponseExamples[StatusCodes.Status200OK] = new LoggedOut("77011234567");
        });
    }

    public override async Task HandleAsync(CancellationToken ct)
    {
        var outcome = await mediator.Send(new LogOut(User.ToCaller()), ct);
        await Send.ResultAsync(outcome.ToHttp(done => new JsonAnswer(done)));
    }
}
