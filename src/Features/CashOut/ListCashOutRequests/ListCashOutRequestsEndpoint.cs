using Allpay.Infrastructure.Http;
using Allpay.Infrastructure.Parties;
using FastEndpoints;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace Allpay.Features.CashOut.ListCashOutRequests;

internal sealed class ListCashOutRequestsEndpoint(IMediator mediator)
    : EndpointWithoutRequest<ListCashOutRequestsEndpoint.Answer>
{
    public override void Configure()
    {
        Get("/cash-out-requests");
        Policies(CallerPolicies.Holder);
        Description(d => d.WithTags("Cash-out"));
        Summary(s =>
        {
            s.Summary = "What waits for the holder's word";
            s.Description = "The cash-outs agents ask for and the holder has neither confirmed nor refused, the oldest first, "
                + "a hundred at most.";
            s.Response<Answer>(StatusCodes.Status200OK, "The requests.");
            s.ResponseExamples[StatusCodes.Status200OK] = new Answer([Item.Example]);
        });
    }

    public override async Task HandleAsync(CancellationToken ct)
    {
        var outcome = await mediator.Send(new ListCashOutRequests(User.ToCaller()), ct);
        await Send.ResultAsync(outcome.ToHttp(requests => new JsonAnswer(new Answer([.. requests.Select(Item.From)]))));
    }

    internal sealed record Answer(IReadOnlyList<Item> Items);

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
