using Allpay.Infrastructure.Http;
using Allpay.Infrastructure.Parties;
using FastEndpoints;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace Allpay.Features.CashOut.ListCashOutRequests;

internal sealed class ListCashOutRequestsEndpoint(IMediator mediator)
    : Endpoint<ListCashOutRequestsEndpoint.Parameters, ListCashOutRequestsEndpoint.Answer>
{
    public override void Configure()
    {
        Get("/cash-out-requests");
        Policies(CallerPolicies.Holder);
        Description(d => d.WithTags("Cash-out"));
        Summary(s =>
        {
            s.Summary = "What waits for the holder's word";
            s.Description = "The cash-outs agents ask for and the holder has neither confirmed nor refused, the newest "
                + "first.";
            s.Response<Answer>(StatusCodes.Status200OK, "A page.");
            s.ResponseExamples[StatusCodes.Status200OK] = new Answer([Item.Example], "1001");
        });
    }

    public override async Task HandleAsync(Parameters req, CancellationToken ct)
    {
        var query = new ListCashOutRequests(User.ToCaller()) { Limit = req.Limit, Cursor = req.Cursor };
        var outcome = await mediator.Send(query, ct);
        await Send.ResultAsync(outcome.ToHttp(page =>
            new JsonAnswer(new Answer([.. page.Requests.Select(Item.From)], page.Next))));
    }

    internal sealed record Parameters
    {
        /// <summary>How many at most, 1 to 100.</summary>
        [QueryParam]
        public int Limit { get; init; } = 20;

        /// <summary>What the page before said of the next.</summary>
        [QueryParam]
        public string? Cursor { get; init; }
    }

    /// <summary>A page, and where the next one begins; absent where there is none.</summary>
    internal sealed record Answer(IReadOnlyList<Item> Items, string? Next);

    /// <summary>One request. Amounts are tenge with two decimals.</summary>
    internal sealed record Item(
        long PaymentId, string Reference, string Agent, string Amount, string Fee, DateTimeOffset CreatedAt,
        DateTimeOffset? ExpiresAt)
    {
        public static Item Example { get; } = new(
            CashOutExamples.Waiting.PaymentId, CashOutExamples.Waiting.Reference!, "Касса 24 (demo)", CashOutExamples.Amount,
            CashOutExamples.Fee, CashOutExamples.Waiting.CreatedAt, CashOutExamples.Waiting.CreatedAt.AddHours(24));

        public static Item From(CashOutRequest request) => new(
            request.Receipt.PaymentId.Value, request.Receipt.Reference, request.Agent, request.Receipt.Amount.ToString(),
            request.Receipt.PayerFee.ToString(), request.Receipt.CreatedAt, request.ExpiresAt);
    }
}
