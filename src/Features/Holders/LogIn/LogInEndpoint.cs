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
        Description(d => d.WithTags("Holders").CountsAs(CallRate.LogIn).Refuses(
            RefusalCodes.LoginWrong, RefusalCodes.LoginGuessedTooOften, RefusalCodes.LoginBusy, RefusalCodes.HolderBlocked));
        Summary(s =>
        {
            s.Summary = "Log a holder in";
            s.Description = "Gives a token for 15 minutes, to be sent as Authorization: Bearer, and the name of a device, to be "
                + "kept and sent with the next log-in. After five wrong passwords each further one makes the next wait longer, "
                + "up to five minutes, as Retry-After says. Wrong passwords of others are no concern of a device or an address "
                + "the holder has logged in from.";
            s.ExampleRequest = new Body { UserName = "77011234567", Password = "sandbox-2026" };
            s.Response<HolderSession>(StatusCodes.Status200OK, "The session's token.");
            s.ResponseExamples[StatusCodes.Status200OK] = new HolderSession(
                "Zk3vW0m8cHq2yQ5nR7tB1xL4sD6fG9hJ0kA2pE8uI3o", new DateTimeOffset(2026, 3, 2, 10, 30, 0, TimeSpan.FromHours(5)),
                "hP7nQ2rT5vX8zB1dF4gJ6kM9sW3yC0eA5uI7oL2pE8t");
        });
    }

    public override async Task HandleAsync(Body req, CancellationToken ct)
    {
        var outcome = await mediator.Send(new LogIn(PhoneNumbers.Plain(req.UserName), req.Password, req.Device), ct);
        await Send.ResultAsync(outcome.ToHttp(session => new JsonAnswer(session)));
    }

    internal sealed record Body
    {
        /// <summary>The user name of the holder, a phone number.</summary>
        [Required]
        public string? UserName { get; init; }

        [Required]
        public string? Password { get; init; }

        /// <summary>What an earlier log-in told; none the first time.</summary>
        public string? Device { get; init; }
    }
}
