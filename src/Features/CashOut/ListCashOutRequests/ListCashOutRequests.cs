using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using MediatR;

namespace Allpay.Features.CashOut.ListCashOutRequests;

/// <summary>The cash-outs that wait for this holder to confirm or refuse them, the oldest first.</summary>
public sealed record ListCashOutRequests(ApiCaller Holder) : IRequest<Outcome<IReadOnlyList<CashOutRequest>>>;

/// <summary>A cash-out that waits for its holder, and which agent asks.</summary>
public sealed record CashOutRequest(string Agent, PaymentReceipt Receipt, DateTimeOffset? ExpiresAt);
