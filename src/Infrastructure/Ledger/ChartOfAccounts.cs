namespace Allpay.Infrastructure.Ledger;

/// <summary>What an account is for. The number is stored; it never changes its meaning.</summary>
public enum AccountKind : short
{
    /// <summary>Tenge at the bank against everything issued: the only asset, so its balance is never above zero.</summary>
    BankSettlement = 1,
    CommissionIncome = 2,
    /// <summary>Where money rests that cannot be told yet whose it is; may be on either side.</summary>
    Suspense = 3,
    AgentFloat = 10,
    HolderWallet = 11,
    MerchantWallet = 12,
    Provider = 13,
}

/// <summary>The accounts that exist once, with fixed ids, made by the first migration.</summary>
public static class ChartOfAccounts
{
    public static readonly AccountId BankSettlement = new(1);
    public static readonly AccountId CommissionIncome = new(2);
    public static readonly AccountId Suspense = new(3);

    /// <summary>The one account of its kind; null where there are many.</summary>
    public static AccountId? SingleOf(AccountKind kind) => kind switch
    {
        AccountKind.BankSettlement => BankSettlement,
        AccountKind.CommissionIncome => CommissionIncome,
        AccountKind.Suspense => Suspense,
        _ => null,
    };

    /// <summary>The lowest a kind's available balance may go; null where it may go below zero without bound.</summary>
    public static Money? FloorOf(AccountKind kind) =>
        kind is AccountKind.BankSettlement or AccountKind.Suspense ? null : Money.Zero;

    /// <summary>The highest a kind's balance may go; a wallet's own ceiling comes from its identification level.</summary>
    public static Money? CeilingOf(AccountKind kind) => kind is AccountKind.BankSettlement ? Money.Zero : null;
}
