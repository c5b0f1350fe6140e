using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Allpay.Infrastructure.Http;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.Payments;
using FastEndpoints;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace Allpay.Features.TerminalPay.PayForGoods;

internal sealed class PayForGoodsEndpoint(IMediator mediator) : Endpoint<PayForGoodsEndpoint.Body, PaymentAnswer>
{
    public override void Configure()
    {
        Post("/terminal-payments/goods");
        Policies(CallerPolicies.Agent);
        Description(d => d.WithTags("Terminal payments").NeedsIdempotencyKey().Refuses(TerminalPayRefusals.Goods));
        Summary(s =>
        {
            s.Summary = "Pay a merchant by its terminal";
            s.Description = "Holds the amount on the agent's float. Complete or decline it by its number; with complete it "
                + "is moved in this very call. A repeat with the same Idempotency-Key only tells the payment as it is now.";
            s.ExampleRequest = new Body
            {
                Holder = TerminalPayExamples.Holder,
                Amount = TerminalPayExamples.Amount,
                Terminal = TerminalPayExamples.Terminal,
            };
            s.Response<PaymentAnswer>(StatusCodes.Status201Created, "The amount is held or, with complete, with the merchant.");
            s.Response<PaymentAnswer>(StatusCodes.Status200OK, "Asked for before: the payment as it is now.");
            s.ResponseExamples[StatusCodes.Status201Created] = TerminalPayExamples.Held(PaymentKind.TerminalGoods);
            s.ResponseExamples[StatusCodes.Status200OK] =
                TerminalPayExamples.Held(PaymentKind.TerminalGoods).Completed();
        });
    }

    public override async Task HandleAsync(Body req, CancellationToken ct)
    {
        var command = new PayForGoods(
            User.ToAgent(), PhoneNumbers.Plain(req.Holder), req.Amount, req.Terminal,
            req.IdempotencyKey, Completions.Of(req.Complete));
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

        /// <summary>The merchant's terminal.</summary>
        [Required]
        public string? Terminal { get; init; }

        /// <summary>
        /// True: complete it in this call, or refuse it. Else it stays held until it is completed or declined by its number.
        /// </summary>
        public bool Complete { get; init; }
    }
}
