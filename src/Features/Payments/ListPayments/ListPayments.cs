using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using MediatR;

namespace Allpay.Features.Payments.ListPayments;

/// <summary>
/// The payments the caller pays or is paid by, the newest first, a page at a time; to operators, everybody's. Whoever asks for a
/// payment is a side of it.
/// </summary>
public sealed record ListPayments(ApiCaller Caller) : IRequest<Outcome<PaymentPage>>
{
    public const int LimitMax = 100;

    public int Limit { get; init; } = 20;
    public string? Cursor { get; init; }
    public PaymentKind? Kind { get; init; }
    public PaymentStatus? Status { get; init; }
    public DateOnly? Day { get; init; }
    public string? Reference { get; init; }
    public string? Counterparty { get; init; }
}

/// <summary>Payments, and where the next page begins; null where there is none.</summary>
public sealed record PaymentPage(IReadOnlyList<PaymentReceipt> Payments, string? Next)
{
    public static PaymentPage Empty { get; } = new([], null);
}
