using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Allpay.Infrastructure.Http;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.Payments;
using FastEndpoints;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace Allpay.Features.TerminalPay.PayForService;

internal sealed class PayForServiceEndpoint(IMediator mediator) : Endpoint<PayForServiceEndpoint.Body, PaymentAnswer>
{
    public override void Configure()
    {
        Post("/terminal-payments/services");
        Policies(CallerPolicies.Agent);
        Description(d => d.WithTags("Terminal payments").NeedsIdempotencyKey().Refuses(TerminalPayRefusals.Service));
        Summary(s =>
        {
            s.Summary = "Pay for a service through its provider";
            s.Description = "Holds the amount, sends it to the provider and answers what the provider says, in one call. "
                + "While the provider says nothing the payment stays pending, with sent true, and is asked about every "
                + "minute. A repeat with the same Idempotency-Key only tells the payment as it is now.";
            s.ExampleRequest = new Body
            {
                Holder = TerminalPayExamples.Holder,
                Amount = TerminalPayExamples.Amount,
                Service = TerminalPayExamples.Service,
                Account = TerminalPayExamples.Account,
            };
            s.Response<PaymentAnswer>(StatusCodes.Status201Created, "What the provider said; pending while it says nothing.");
            s.Response<PaymentAnswer>(StatusCodes.Status200OK, "Asked for before: the payment as it is now.");
            s.ResponseExamples[StatusCodes.Status201Created] =
                TerminalPayExamples.Sent(PaymentKind.TerminalServices).Completed();
            s.ResponseExamples[StatusCodes.Status200OK] = TerminalPayExamples.Sent(PaymentKind.TerminalServices);
        });
    }

    public override async Task HandleAsync(Body req, CancellationToken ct)
    {
        var command = new PayForService(
            User.ToAgent(), PhoneNumbers.Plain(req.Holder), req.Amount, req.Service, req.Account,
            req.IdempotencyKey, Completion.AtOnce);
        var outcome = await mediator.Send(command, ct);
        await Send.ResultAsync(outcome.ToHttp(receipt => PaymentAnswers.Opened(User.ToCaller(), receipt)));
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
