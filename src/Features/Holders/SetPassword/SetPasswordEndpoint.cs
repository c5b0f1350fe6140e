using System.ComponentModel.DataAnnotations;
using Allpay.Features.Holders.Logins;
using Allpay.Infrastructure.Http;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using FastEndpoints;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace Allpay.Features.Holders.SetPassword;

internal sealed class SetPasswordEndpoint(IMediator mediator) : Endpoint<SetPasswordEndpoint.Body, PasswordChanged>
{
    public override void Configure()
    {
        Post("/holders/password/set");
        AllowAnonymous();
        Description(d => d
            .WithTags("Holders").CountsAs(CallRate.LogIn)
            .Refuses(RefusalCodes.PasswordCodeWrong, RefusalCodes.LoginBusy));
        Summary(s =>
        {
            s.Summary = "Set a password by a code";
            s.Description = "The code is one an operator gave out, good once. All sessions of the holder end.";
            s.ExampleRequest = new Body
            {
                UserName = "77011234567", Code = "Zk3vW0m8cHq2yQ5nR7tB1xL4sD6fG9hJ0kA2pE8uI3o", NewPassword = "sandbox-2026",
            };
            s.Response<PasswordChanged>(StatusCodes.Status200OK, "The password is good from now on.");
            s.ResponseExamples[StatusCodes.Status200OK] = new PasswordChanged(0);
        });
    }

    public override async Task HandleAsync(Body req, CancellationToken ct)
    {
        var outcome = await mediator.Send(new SetPassword(PhoneNumbers.Plain(req.UserName), req.Code, req.NewPassword), ct);
        await Send.ResultAsync(outcome.ToHttp(changed => new JsonAnswer(changed)));
    }

    internal sealed record Body
    {
        /// <summary>The user name of the holder, a phone number.</summary>
        [Required]
        public string? UserName { get; init; }

        /// <summary>What the operator gave out.</summary>
        [Required]
        public string? Code { get; init; }

        /// <summary>8 to 256 characters.</summary>
        [Required]
        public string? NewPassword { get; init; }
    }
}
