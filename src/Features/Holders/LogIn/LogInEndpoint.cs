using System.ComponentModel.DataAnnotations;
using Allpay.Infrastructure.Http;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using FastEndpoints;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace Allpay.Features.Holders.LogIn;

internal sealed class LogInEndpoint(IMediator mediator) : Endpoint<LogInEndpoint.Body, HolderSession>
{
    public override void Configure()
    {
        Post("/holders/login");
        AllowAnonymous();
        Description(d => d.WithTags("Holders").Refuses(
            RefusalCodes.LoginWrong, RefusalCodes.LoginGuessedTooOften, RefusalCodes.LoginBusy, RefusalCodes.HolderBlocked));
        Summary(s =>
        {
            s.Summary = "Log a holder in";
            s.Description = "Gives a token for 15 minutes, to be sent as Authorization: Bearer. After ten wrong passwords "
                + "in 15 minutes none is looked at until they are over. Where many log in at once, come again as Retry-After "
                + "says.";
            s.ExampleRequest = new Body { UserName = "77011234567", Password = "sandbox-2026" };
            s.Response<HolderSession>(StatusCodes.Status200OK, "The session's token.");
            s.ResponseExamples[StatusCodes.Status200OK] = new HolderSession(
                "Zk3vW0m8cHq2yQ5nR7tB1xL4sD6fG9hJ0kA2pE8uI3o", new DateTimeOffset(2026, 3, 2, 10, 30, 0, TimeSpan.FromHours(5)));
        });
    }

    public override async Task HandleAsync(Body req, CancellationToken ct)
    {
        var outcome = await mediator.Send(new LogIn(req.UserName, req.Password), ct);
        await Send.ResultAsync(outcome.ToHttp(session => new JsonAnswer(session)));
    }

    internal sealed record Body
    {
        /// <summary>The user name of the holder, a phone number.</summary>
        [Required]
        public string? UserName { get; init; }

        [Required]
        public string? Password { get; init; }
    }
}
