namespace Allpay.Infrastructure.Ledger.Decisions;

/// <summary>
/// An account as one version has it. Balances are credit balances: posted = credits − debits, so liabilities (floats,
/// wallets) are positive and the bank settlement asset is negative.
/// </summary>
public readonly record struct AccountState(AccountId Id, AccountKind Kind)
{
    public Money? Floor { get; init; }
    public Money? Ceiling { get; init; }
    public Money DebitsPosted { get; init; }
    public Money CreditsPosted { get; init; }
    public Money DebitsPending { get; init; }
    public Money CreditsPending { get; init; }
    public long Version { get; init; }

    /// <summary>The business day of its last movement; the day never goes back.</summary>
    public DateOnly Day { get; init; }

    public Money Posted => CreditsPosted - DebitsPosted;
    public Money Available => Posted - DebitsPending;

    /// <summary>How much more may leave; null where there is no floor.</summary>
    public Money? Spendable => Floor is { } floor ? Available - floor : null;

    /// <summary>How much more may arrive, counting what is already on its way; null where there is no ceiling.</summary>
    public Money? Room => Ceiling is { } ceiling ? ceiling - Posted - CreditsPending : null;

    public AccountBalance BalanceAt(DateTimeOffset asOf) => new(Id, Posted, DebitsPending, CreditsPending, Version, asOf);

    public AccountState Debited(TransferPhase phase, Money amount, Money released) => this with
    {
        DebitsPosted = DebitsPosted + PostedBy(phase, amount),
        DebitsPending = DebitsPending + PendingBy(phase, amount) - released,
        Version = Version + 1,
    };

    public AccountState Credited(TransferPhase phase, Money amount, Money released) => this with
    {
        CreditsPosted = CreditsPosted + PostedBy(phase, amount),
        CreditsPending = CreditsPending + PendingBy(phase, amount) - released,
        Version = Version + 1,
    };

    private static Money PostedBy(TransferPhase phase, Money amount) =>
        phase is TransferPhase.Posted or TransferPhase.PostPending ? amount : Money.Zero;

    private static Money PendingBy(TransferPhase phase, Money amount) =>
        phase is TransferPhase.Pending ? amount : Money.Zero;
}
