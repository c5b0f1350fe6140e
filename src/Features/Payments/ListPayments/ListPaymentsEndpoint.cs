using System.Text.Json.Serialization;
using Allpay.Infrastructure.Http;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.Payments;
using FastEndpoints;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace Allpay.Features.Payments.ListPayments;

internal sealed class ListPaymentsEndpoint(IMediator mediator)
    : Endpoint<ListPaymentsEndpoint.Parameters, ListPaymentsEndpoint.Answer>
{
    public override void Configure()
    {
        Get("/payments");
        Policies(CallerPolicies.Anybody);
        Description(d => d.WithTags("Payments"));
        Summary(s =>
        {
            s.Summary = "List payments, or find one by its reference";
            s.Description = "What the caller pays or is paid, the newest first; to operators, everybody's. With reference, "
                + "the one that was asked for under that Idempotency-Key: the way to learn the outcome of a call whose "
                + "answer was lost. None means that nothing has happened under it.";
            s.Response<Answer>(StatusCodes.Status200OK, "A page.");
            s.ResponseExamples[StatusCodes.Status200OK] =
                new Answer([PaymentExamples.Held(PaymentKind.CashIn, "1500.00").Completed()], "1001");
        });
    }

    public override async Task HandleAsync(Parameters req, CancellationToken ct)
    {
        var caller = User.ToCaller();
        var query = new ListPayments(caller)
        {
            Limit = req.Limit, Cursor = req.Cursor, Kind = req.Kind, Status = req.Status, Day = req.Day,
            Reference = req.Reference, Counterparty = PhoneNumbers.Plain(req.Counterparty),
        };
        var outcome = await mediator.Send(query, ct);
        await Send.ResultAsync(outcome.ToHttp(page => new JsonAnswer(Answer.From(caller, page))));
    }

    /// <summary>A page, and where the next one begins; absent where there is none.</summary>
    internal sealed record Answer(IReadOnlyList<PaymentAnswer> Items, string? Next)
    {
        public static Answer From(ApiCaller caller, PaymentPage page) =>
            new([.. page.Payments.Select(receipt => PaymentAnswer.For(caller, receipt))], page.Next);
    }

    internal sealed record Parameters
    {
        /// <summary>How many at most, 1 to 100.</summary>
        [QueryParam]
        public int Limit { get; init; } = 20;

        /// <summary>What the page before said of the next.</summary>
        [QueryParam]
        public string? Cursor { get; init; }

        [QueryParam, JsonConverter(typeof(CamelCaseEnumConverter<PaymentKind>))]
        public PaymentKind? Kind { get; init; }

        [QueryParam, JsonConverter(typeof(CamelCaseEnumConverter<PaymentStatus>))]
        public PaymentStatus? Status { get; init; }

        /// <summary>The business day, as 2026-03-02.</summary>
        [QueryParam]
        public DateOnly? Day { get; init; }

        /// <summary>The Idempotency-Key the payment was asked for with.</summary>
        [QueryParam]
        public string? Reference { get; init; }

        /// <summary>The user name or login of who is on another side of it.</summary>
        [QueryParam]
        public string? Counterparty { get; init; }
    }
}
