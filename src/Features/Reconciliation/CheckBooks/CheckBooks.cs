using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using MediatR;

namespace Allpay.Features.Reconciliation.CheckBooks;

/// <summary>The trial balance, and whether all that the books say twice is said alike.</summary>
public sealed record CheckBooks : IRequest<Outcome<TrialBalance>>;

/// <summary>The books by account kind. They are right when both sums are zero and no check found a row that differs.</summary>
public sealed record TrialBalance(
    IReadOnlyList<KindBalance> Kinds, Money Posted, Money Pending, IReadOnlyList<CheckedRows> Checks)
{
    public bool IsRight => Posted.IsZero && Pending.IsZero && Checks.All(check => check.Differing == 0);
}

/// <summary>All accounts of a kind: debits and credits posted, and credits − debits.</summary>
public sealed record KindBalance(AccountKind Kind, long Accounts, Money Debits, Money Credits, Money Held)
{
    public Money Balance => Credits - Debits;
}

/// <summary>How many rows differ from what a check expects, and the first of them in words.</summary>
public sealed record CheckedRows(string Check, long Differing, string? First);
