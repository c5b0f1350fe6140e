using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using MediatR;

namespace Allpay.Features.CashOut.ListCashOutRequests;

/// <summary>The cash-outs that wait for this holder to confirm or refuse them, the newest first, a page at a time.</summary>
public sealed record ListCashOutRequests(ApiCaller Holder) : IRequest<Outcome<CashOutRequestPage>>
{
    public const int LimitMax = 100;

    public int Limit { get; init; } = 20;
    public string? Cursor { get; init; }
}

/// <summary>Requests, and where the next page begins; null where there is none.</summary>
public sealed record CashOutRequestPage(IReadOnlyList<CashOutRequest> Requests, string? Next);

/// <summary>A cash-out that waits for its holder, and which agent asks.</summary>
public sealed record CashOutRequest(string Agent, PaymentReceipt Receipt, DateTimeOffset? ExpiresAt);
