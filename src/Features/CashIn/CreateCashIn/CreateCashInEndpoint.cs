using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Allpay.Infrastructure.Http;
using Allpay.Infrastructure.Parties;
using FastEndpoints;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace Allpay.Features.CashIn.CreateCashIn;

internal sealed class CreateCashInEndpoint(IMediator mediator)
    : Endpoint<CreateCashInEndpoint.Body, CashInAnswer>
{
    public override void Configure()
    {
        Post("/cash-ins");
        Policies(CallerPolicies.Agent);
        Description(d => d.WithTags("Cash-in").NeedsIdempotencyKey().Refuses(CashInRefusals.WhenOpening));
        Summary(s =>
        {
            s.Summary = "Hold an amount for a holder";
            s.Description = "Holds the amount and its commission on the agent's float. Complete or decline it by its "
                + "id; after 24 hours it is declined by itself. A repeat with the same Idempotency-Key gives the payment "
                + "as it is now, with the header Idempotent-Replayed: true.";
            s.ExampleRequest = new Body { Holder = CashInExamples.Holder, Amount = CashInExamples.Amount };
            s.Response<CashInAnswer>(StatusCodes.Status201Created, "The amount is held.");
            s.Response<CashInAnswer>(StatusCodes.Status200OK, "Asked for before: the payment as it is now.");
            s.ResponseExamples[StatusCodes.Status201Created] = CashInExamples.Held;
            s.ResponseExamples[StatusCodes.Status200OK] = CashInExamples.Completed;
        });
    }

    public override async Task HandleAsync(Body req, CancellationToken ct)
    {
        var command = new CreateCashIn(User.ToAgent(), req.Holder, req.Amount, req.IdempotencyKey);
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
