using System.ComponentModel.DataAnnotations;
using Allpay.Features.Holders.Logins;
using Allpay.Infrastructure.Http;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using FastEndpoints;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace Allpay.Features.Holders.ChangePassword;

internal sealed class ChangePasswordEndpoint(IMediator mediator) : Endpoint<ChangePasswordEndpoint.Body, PasswordChanged>
{
    public override void Configure()
    {
        Post("/holders/password");
        Policies(CallerPolicies.Holder);
        Description(d => d.WithTags("Holders").Refuses(
            RefusalCodes.LoginWrong, RefusalCodes.LoginGuessedTooOften, RefusalCodes.LoginBusy));
        Summary(s =>
        {
            s.Summary = "Change the holder's password";
            s.Description = "By the old one. All other sessions of the holder end; the one that asks goes on.";
            s.ExampleRequest = new Body { OldPassword = "sandbox-2026", NewPassword = "sandbox-2026" };
            s.Response<PasswordChanged>(StatusCodes.Status200OK, "The new password is good from now on.");
            s.ResponseExamples[StatusCodes.Status200OK] = new PasswordChanged(1);
        });
    }

    public override async Task HandleAsync(Body req, CancellationToken ct)
    {
        var outcome = await mediator.Send(new ChangePassword(User.ToCaller(), req.OldPassword, req.NewPassword), ct);
        await Send.ResultAsync(outcome.ToHttp(changed => new JsonAnswer(changed)));
    }

    internal sealed record Body
    {
        [Required]
        public string? OldPassword { get; init; }

        /// <summary>8 to 256 characters.</summary>
        [Required]
        public string? NewPassword { get; init; }
    }
}
