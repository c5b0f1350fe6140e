using System.ComponentModel.DataAnnotations;
using Allpay.Infrastructure.Http;
using Allpay.Infrastructure.Parties;
using FastEndpoints;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace Allpay.Features.TerminalPay.CheckService;

internal sealed class CheckServiceEndpoint(IMediator mediator)
    : Endpoint<CheckServiceEndpoint.Parameters, CheckedService>
{
    public override void Configure()
    {
        Get("/terminal-payments/services/check");
        Policies(CallerPolicies.Agent);
        Description(d => d.WithTags("Terminal payments").CountsAs(CallRate.Check).Refuses(TerminalPayRefusals.ServiceCheck));
        Summary(s =>
        {
            s.Summary = "Ask whether a service can be paid";
            s.Description = "Asks the provider for the account, and refuses as the payment itself would. Nothing happens.";
            s.Response<CheckedService>(StatusCodes.Status200OK, "A payment would be taken.");
            s.ResponseExamples[StatusCodes.Status200OK] = new CheckedService("Мобильная связь (demo)", null);
        });
    }

    public override async Task HandleAsync(Parameters req, CancellationToken ct)
    {
        var query = new CheckService(
            User.ToAgent(), PhoneNumbers.Plain(req.Holder), req.Service, req.Account, req.Amount);
        var outcome = await mediator.Send(query, ct);
        await Send.ResultAsync(outcome.ToHttp(service => new JsonAnswer(service)));
    }

    internal sealed record Parameters
    {
        /// <summary>The user name of the holder, a phone number.</summary>
        [Required, QueryParam]
        public string? Holder { get; init; }

        /// <summary>The public code of the service.</summary>
        [Required, QueryParam]
        public string? Service { get; init; }

        /// <summary>The payer's account at the provider.</summary>
        [Required, QueryParam]
        public string? Account { get; init; }

        /// <summary>Tenge; where given, limits are looked at too.</summary>
        [QueryParam]
        public string? Amount { get; init; }
    }
}
