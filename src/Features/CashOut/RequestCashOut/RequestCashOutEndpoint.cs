using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Allpay.Infrastructure.Http;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.Payments;
using FastEndpoints;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace Allpay.Features.CashOut.RequestCashOut;

internal sealed class RequestCashOutEndpoint(IMediator mediator) : Endpoint<RequestCashOutEndpoint.Body, PaymentAnswer>
{
    public override void Configure()
    {
        Post("/cash-outs/request");
        Policies(CallerPolicies.Agent);
        Description(d => d.WithTags("Cash-out").NeedsIdempotencyKey().Refuses(CashOutRefusals.WhenRequesting));
        Summary(s =>
        {
            s.Summary = "Ask the holder to confirm a cash-out";
            s.Description = "Without a code: pending until the holder confirms, then held: complete it by its number and "
                + "hand the cash out. Declined when the holder refuses or 24 hours have passed. A repeat with the same "
                + "Idempotency-Key only tells the payment as it is now.";
            s.ExampleRequest = new Body { Holder = CashOutExamples.Holder, Amount = CashOutExamples.Amount };
            s.Response<PaymentAnswer>(StatusCodes.Status201Created, "It waits for the holder.");
            s.Response<PaymentAnswer>(StatusCodes.Status200OK, "Asked for before: the payment as it is now.");
            s.ResponseExamples[StatusCodes.Status201Created] = CashOutExamples.Waiting;
            s.ResponseExamples[StatusCodes.Status200OK] = CashOutExamples.Waiting.Completed();
        });
    }

    public override async Task HandleAsync(Body req, CancellationToken ct)
    {
        var command = new RequestCashOut(
            User.ToAgent(), PhoneNumbers.Plain(req.Holder), req.Amount, req.IdempotencyKey, Completion.ByCall);
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
    }
}
