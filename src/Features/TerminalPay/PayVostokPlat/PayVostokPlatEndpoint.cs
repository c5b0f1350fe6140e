using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Allpay.Infrastructure.Http;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.Payments;
using FastEndpoints;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace Allpay.Features.TerminalPay.PayVostokPlat;

internal sealed class PayVostokPlatEndpoint(IMediator mediator) : Endpoint<PayVostokPlatEndpoint.Body, PaymentAnswer>
{
    public override void Configure()
    {
        Post("/terminal-payments/vostokplat");
        Policies(CallerPolicies.Agent);
        Description(d => d.WithTags("Terminal payments").NeedsIdempotencyKey().Refuses(TerminalPayRefusals.VostokPlat));
        Summary(s =>
        {
            s.Summary = "Pay a flat's bill through VostokPlat";
            s.Description = "As a payment for a service. A holder unknown so far gets a wallet: the name must be a phone "
                + "number of 10 to 15 digits.";
            s.ExampleRequest = new Body
            {
                Holder = TerminalPayExamples.Holder,
                Account = TerminalPayExamples.Account,
                Amount = TerminalPayExamples.Amount,
                FullAmount = TerminalPayExamples.FullAmount,
            };
            s.Response<PaymentAnswer>(StatusCodes.Status201Created, "What the provider said; pending while it says nothing.");
            s.Response<PaymentAnswer>(StatusCodes.Status200OK, "Asked for before: the payment as it is now.");
            s.ResponseExamples[StatusCodes.Status201Created] =
                TerminalPayExamples.Sent(PaymentKind.VostokPlat).Completed();
            s.ResponseExamples[StatusCodes.Status200OK] = TerminalPayExamples.Sent(PaymentKind.VostokPlat);
        });
    }

    public override async Task HandleAsync(Body req, CancellationToken ct)
    {
        var command = new PayVostokPlat(
            User.ToAgent(), PhoneNumbers.Plain(req.Holder), req.Account, req.Amount, req.FullAmount,
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

        /// <summary>The payer's account at the provider.</summary>
        [Required]
        public string? Account { get; init; }

        /// <summary>Tenge, above zero, at most two decimals. A string or a plain number.</summary>
        [Required, JsonConverter(typeof(AmountJsonConverter))]
        public string? Amount { get; init; }

        /// <summary>What the payer gave, the agent's own commission included; not below the amount.</summary>
        [Required, JsonConverter(typeof(AmountJsonConverter))]
        public string? FullAmount { get; init; }
    }
}
