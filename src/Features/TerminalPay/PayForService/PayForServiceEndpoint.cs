using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Allpay.Infrastructure.Http;
using Allpay.Infrastructure.Parties;
using FastEndpoints;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace Allpay.Features.TerminalPay.PayForService;

internal sealed class PayForServiceEndpoint(IMediator mediator) : Endpoint<PayForServiceEndpoint.Body, TerminalPaymentAnswer>
{
    public override void Configure()
    {
        Post("/terminal-payments/services");
        Policies(CallerPolicies.Agent);
        Description(d => d.WithTags("Terminal payments").NeedsIdempotencyKey().Refuses(TerminalPayRefusals.Service));
        Summary(s =>
        {
            s.Summary = "Pay for a service through its provider";
            s.Description = "The first call holds the amount and answers pending; the repeat sends it to the provider and "
                + "answers what the provider says. While the provider says nothing the payment stays pending, with "
                + "sent true: repeat the call to learn its outcome.";
            s.ExampleRequest = new Body
            {
                Holder = TerminalPayExamples.Holder,
                Amount = TerminalPayExamples.Amount,
                Service = TerminalPayExamples.Service,
                Account = TerminalPayExamples.Account,
            };
            s.Response<TerminalPaymentAnswer>(StatusCodes.Status201Created, "The first call: pending.");
            s.Response<TerminalPaymentAnswer>(StatusCodes.Status200OK, "A repeat: completed, or as it is now.");
            s.ResponseExamples[StatusCodes.Status201Created] = TerminalPayExamples.Pending;
            s.ResponseExamples[StatusCodes.Status200OK] = TerminalPayExamples.Completed;
        });
    }

    public override async Task HandleAsync(Body req, CancellationToken ct)
    {
        var command = new PayForService(
            User.ToAgent(), req.Holder, req.Amount, req.Service, req.Account, req.IdempotencyKey);
        var outcome = await mediator.Send(command, ct);
        await Send.ResultAsync(outcome.ToHttp(TerminalPayAnswers.Opened));
    }

    internal sealed record Body
    {
        /// <summary>The agent's own reference for this payment, 1 to 128 characters. It never expires.</summary>
        [FromHeader(IdempotencyKeys.Header, IsRequired = false)]
        public string? IdempotencyKey { get; init; }

        /// <summary>The user name of the holder, a phone number.</summary>
        [Required]
        public string? Holder { get; init; }

        /// <summary>Tenge, above zero, at most two decimals. A string or a plain number.</summary>
        [Required, JsonConverter(typeof(AmountJsonConverter))]
        public string? Amount { get; init; }

        /// <summary>The public code of the service.</summary>
        [Required]
        public string? Service { get; init; }

        /// <summary>The payer's account at the provider.</summary>
        [Required]
        public string? Account { get; init; }
    }
}
