using System.Text.Json.Serialization;
using Allpay.Infrastructure.Http;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using FastEndpoints;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace Allpay.Features.CashOut.MakeCashOutCode;

internal sealed class MakeCashOutCodeEndpoint(IMediator mediator)
    : Endpoint<MakeCashOutCodeEndpoint.Body, MakeCashOutCodeEndpoint.Answer>
{
    public override void Configure()
    {
        Post("/cash-out-codes");
        Policies(CallerPolicies.Holder);
        Description(d => d.WithTags("Cash-out").CountsAs(CallRate.Code).Refuses(RefusalCodes.TooManyCodes));
        Summary(s =>
        {
            s.Summary = "Make a one-time code";
            s.Description = "Six digits for an agent to take money out with: good once, for ten minutes, and for one amount "
                + "only where it is given. Shown here and nowhere again.";
            s.ExampleRequest = new Body { Amount = CashOutExamples.Amount };
            s.Response<Answer>(StatusCodes.Status201Created, "The code.");
            s.ResponseExamples[StatusCodes.Status201Created] =
                new Answer(CashOutExamples.Code, CashOutExamples.Amount, CashOutExamples.Held.CreatedAt.AddMinutes(10));
        });
    }

    public override async Task HandleAsync(Body req, CancellationToken ct)
    {
        var outcome = await mediator.Send(new MakeCashOutCode(User.ToCaller(), req.Amount), ct);
        await Send.ResultAsync(outcome.ToHttp(code => new JsonAnswer(Answer.From(code), StatusCodes.Status201Created)));
    }

    internal sealed record Body
    {
        /// <summary>Tenge, above zero, at most two decimals; the code is then good for this amount only.</summary>
        [JsonConverter(typeof(AmountJsonConverter))]
        public string? Amount { get; init; }
    }

    /// <summary>The code and until when it is good.</summary>
    internal sealed record Answer(string Code, string? Amount, DateTimeOffset ExpiresAt)
    {
        public static Answer From(OneTimeCode code) => new(code.Digits, code.Amount?.ToString(), code.ExpiresAt);
    }
}
