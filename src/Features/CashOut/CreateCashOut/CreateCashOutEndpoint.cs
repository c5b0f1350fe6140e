using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Allpay.Infrastructure.Http;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.Payments;
using FastEndpoints;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace Allpay.Features.CashOut.CreateCashOut;

internal sealed class CreateCashOutEndpoint(IMediator mediator) : Endpoint<CreateCashOutEndpoint.Body, PaymentAnswer>
{
    public override void Configure()
    {
        Post("/cash-outs");
        Policies(CallerPolicies.Agent);
        Description(d => d.WithTags("Cash-out").NeedsIdempotencyKey().Refuses(CashOutRefusals.WhenUsingCode));
        Summary(s =>
        {
            s.Summary = "Take money out by a one-time code";
            s.Description = "Uses the code up and holds the amount in one step. Complete it when the cash is handed out, or "
                + "decline it; after 24 hours it is declined by itself. With complete it is moved in this very call: hand "
                + "the cash out then. A repeat with the same Idempotency-Key only tells the payment as it is now.";
            s.ExampleRequest = new Body
            {
                Holder = CashOutExamples.Holder, Amount = CashOutExamples.Amount, Code = CashOutExamples.Code,
            };
            s.Response<PaymentAnswer>(StatusCodes.Status201Created, "The amount is held or, with complete, on the float.");
            s.Response<PaymentAnswer>(StatusCodes.Status200OK, "Asked for before: the payment as it is now.");
            s.ResponseExamples[StatusCodes.Status201Created] = CashOutExamples.Held;
            s.ResponseExamples[StatusCodes.Status200OK] = CashOutExamples.Held.Completed();
        });
    }

    public override async Task HandleAsync(Body req, CancellationToken ct)
    {
        var command = new CreateCashOut(
            User.ToAgent(), PhoneNumbers.Plain(req.Holder), req.Amount, req.Code,
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

        /// <summary>The holder's one-time code, six digits.</summary>
        [Required]
        public string? Code { get; init; }

        /// <summary>
        /// True: complete it in this call, or refuse it. Else it stays held until it is completed or declined by its number.
        /// </summary>
        public bool Complete { get; init; }
    }
}
