using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using MediatR;

namespace Allpay.Features.Reconciliation.CheckBooks;

/// <summary>The trial balance, and whether the rows of transfers give the accounts' totals.</summary>
public sealed record CheckBooks : IRequest<Outcome<TrialBalance>>;

/// <summary>
/// The books by account kind. They are right when both sums are zero and no account differs from its rows.
/// </summary>
public sealed record TrialBalance(IReadOnlyList<KindBalance> Kinds, Money Posted, Money Pending, long AccountsThatDiffer)
{
    public bool IsRight => Posted.IsZero && Pending.IsZero && AccountsThatDiffer == 0;
}

/// <summary>All accounts of a kind: debits and credits posted, and credits − debits.</summary>
public sealed record KindBalance(AccountKind Kind, long Accounts, Money Debits, Money Credits, Money Held)
{
    public Money Balance => Credits - Debits;
}
