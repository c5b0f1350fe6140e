using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Allpay.Infrastructure.Http;
using Allpay.Infrastructure.Parties;
using FastEndpoints;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace Allpay.Features.TerminalPay.PayForGoods;

internal sealed class PayForGoodsEndpoint(IMediator mediator) : Endpoint<PayForGoodsEndpoint.Body, TerminalPaymentAnswer>
{
    public override void Configure()
    {
        Post("/terminal-payments/goods");
        Policies(CallerPolicies.Agent);
        Description(d => d.WithTags("Terminal payments").NeedsIdempotencyKey().Refuses(TerminalPayRefusals.Goods));
        Summary(s =>
        {
            s.Summary = "Pay a merchant by its terminal";
            s.Description = "The first call holds the amount on the agent's float and answers pending; the repeat with the same "
                + "Idempotency-Key and body completes it, further repeats only tell its state.";
            s.ExampleRequest = new Body
            {
                Holder = TerminalPayExamples.Holder,
                Amount = TerminalPayExamples.Amount,
                Terminal = TerminalPayExamples.Terminal,
            };
            s.Response<TerminalPaymentAnswer>(StatusCodes.Status201Created, "The first call: pending.");
            s.Response<TerminalPaymentAnswer>(StatusCodes.Status200OK, "A repeat: completed, or as it is now.");
            s.ResponseExamples[StatusCodes.Status201Created] = TerminalPayExamples.Pending;
            s.ResponseExamples[StatusCodes.Status200OK] = TerminalPayExamples.Completed;
        });
    }

    public override async Task HandleAsync(Body req, CancellationToken ct)
    {
        var command = new PayForGoods(
            User.ToAgent(), req.Holder, req.Amount, req.Terminal, req.IdempotencyKey);
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

        /// <summary>The merchant's terminal.</summary>
        [Required]
        public string? Terminal { get; init; }
    }
}
