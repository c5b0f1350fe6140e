using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Allpay.Infrastructure.Http;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Parties;
using FastEndpoints;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace Allpay.Features.CashIn.PayCashIn;

internal sealed class PayCashInEndpoint(IMediator mediator) : Endpoint<PayCashInEndpoint.Body, CashInAnswer>
{
    public override void Configure()
    {
        Post("/cash-ins/pay");
        Policies(CallerPolicies.Agent);
        Description(d => d.WithTags("Cash-in").NeedsIdempotencyKey().Refuses(CashInRefusals.WhenPaying));
        Summary(s =>
        {
            s.Summary = "Pay in to a holder by repeating one call";
            s.Description = "The first call holds the amount and answers pending. The repeat with the same "
                + "Idempotency-Key and body completes it, further repeats only tell its state. With too little on the float the "
                + "payment stays pending and not held, and each repeat tries again.";
            s.ExampleRequest = new Body { Holder = CashInExamples.Holder, Amount = CashInExamples.Amount };
            s.Response<CashInAnswer>(StatusCodes.Status201Created, "The first call: pending.");
            s.Response<CashInAnswer>(StatusCodes.Status200OK, "A repeat: completed, or as it is now.");
            s.ResponseExamples[StatusCodes.Status201Created] = CashInExamples.Held;
            s.ResponseExamples[StatusCodes.Status200OK] = CashInExamples.Completed;
        });
    }

    public override async Task HandleAsync(Body req, CancellationToken ct)
    {
        var command = new PayCashIn(
            User.ToAgent(), PaymentKind.CashIn, req.Holder, req.Amount, req.IdempotencyKey);
        var outcome = await mediator.Send(command, ct);
        await Send.ResultAsync(outcome.ToHttp(CashInAnswers.Opened));
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
