using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Allpay.Infrastructure.Http;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.Payments;
using FastEndpoints;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace Allpay.Features.CashIn.CreateCashIn;

internal sealed class CreateCashInEndpoint(IMediator mediator)
    : Endpoint<CreateCashInEndpoint.Body, PaymentAnswer>
{
    public override void Configure()
    {
        Post("/cash-ins");
        Policies(CallerPolicies.Agent);
        Description(d => d.WithTags("Cash-in").NeedsIdempotencyKey().Refuses(CashInRefusals.WhenOpening));
        Summary(s =>
        {
            s.Summary = "Pay in to a holder";
            s.Description = "Holds the amount and its commission on the agent's float. Complete or decline it by its "
                + "number; after 24 hours it is declined by itself. With complete it is moved in this very call. A repeat "
                + "with the same Idempotency-Key only tells the payment as it is now, with the header Idempotent-Replayed: "
                + "true.";
            s.ExampleRequest = new Body { Holder = CashInExamples.Holder, Amount = CashInExamples.Amount };
            s.Response<PaymentAnswer>(StatusCodes.Status201Created, "The amount is held or, with complete, in the wallet.");
            s.Response<PaymentAnswer>(StatusCodes.Status200OK, "Asked for before: the payment as it is now.");
            s.ResponseExamples[StatusCodes.Status201Created] = CashInExamples.Held;
            s.ResponseExamples[StatusCodes.Status200OK] = CashInExamples.Held.Completed();
        });
    }

    public override async Task HandleAsync(Body req, CancellationToken ct)
    {
        var command = new CreateCashIn(
            User.ToAgent(), PhoneNumbers.Plain(req.Holder), req.Amount, req.IdempotencyKey, Completions.Of(req.Complete));
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

        /// <summary>
        /// True: complete it in this call, or refuse it. Else it stays held until it is completed or declined by its number.
        /// </summary>
        public bool Complete { get; init; }
    }
}
