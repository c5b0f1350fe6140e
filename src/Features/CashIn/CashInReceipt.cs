using Allpay.Infrastructure.Ledger;

namespace Allpay.Features.CashIn;

/// <summary>
/// A cash-in as its agent sees it. <see cref="Commission"/> is charged to the agent, <see cref="CommissionTo"/> to the holder.
/// </summary>
public sealed record CashInReceipt(
    PaymentId PaymentId,
    string Reference,
    PaymentStatus Status,
    Money Amount,
    Money Commission,
    Money CommissionTo,
    bool Held,
    DeclineReason Reason,
    DateTimeOffset CreatedAt,
    DateTimeOffset? FinishedAt,
    long FloatVersion,
    long WalletVersion,
    bool Replayed);
