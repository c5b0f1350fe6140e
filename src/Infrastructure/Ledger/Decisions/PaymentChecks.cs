namespace Allpay.Infrastructure.Ledger.Decisions;

/// <summary>
/// The questions asked before money moves, each answered by a refusal or null. They stand in the order of
/// <see cref="LedgerRefusalCode"/>; docs/ledger.md lists them for readers.
/// </summary>
internal static class PaymentChecks
{
    public static LedgerRefusal? Terms(PaymentTerms terms)
    {
        if (!terms.Amount.IsPositive || terms.PayerFee < Money.Zero || terms.PayeeFee < Money.Zero)
            return new(LedgerRefusalCode.AmountNotPositive);
        if (terms.PayeeFee > terms.Amount) return new(LedgerRefusalCode.FeeExceedsAmount);
        return AreDistinct(terms) ? null : new(LedgerRefusalCode.AccountsNotDistinct);
    }

    public static LedgerRefusal? Accounts(LedgerState state, PaymentTerms terms) =>
        terms.Accounts().All(id => state.Account(id) is not null) ? null : new(LedgerRefusalCode.AccountUnknown);

    public static LedgerRefusal? Refund(Payment? original, Money amount)
    {
        if (original is null) return new(LedgerRefusalCode.RefundTargetUnknown);
        if (original.Status != PaymentStatus.Completed) return new(LedgerRefusalCode.RefundTargetNotCompleted);
        var remaining = original.Captured - original.Refunded;
        return amount <= remaining
            ? null
            : new(LedgerRefusalCode.RefundExceedsPayment, original.Captured, remaining) { Account = original.Terms.Payee };
    }

    public static LedgerRefusal? Limits(LedgerState state, PaymentTerms terms, IReadOnlyList<TurnoverLimit> limits)
    {
        foreach (var limit in limits)
            if (Limit(state, terms, limit) is { } refusal) return refusal;
        return null;
    }

    public static LedgerRefusal? Funds(LedgerState state, PaymentTerms terms) =>
        state.Accounts[terms.Payer].Spendable is { } spendable && terms.Charged > spendable
            ? new(LedgerRefusalCode.InsufficientFunds, terms.Charged, Money.Max(spendable, Money.Zero)) { Account = terms.Payer }
            : null;

    public static LedgerRefusal? Room(LedgerState state, AccountId account, Money arriving) =>
        state.Accounts[account] is { Ceiling: { } ceiling, Room: { } room } && arriving > room
            ? new(LedgerRefusalCode.CeilingReached, ceiling, Money.Max(room, Money.Zero)) { Account = account }
            : null;

    public static LedgerRefusal? Waiting(LedgerState state, OpenPayment open)
    {
        if (open.WaitingMax is not { } most) return null;
        var requester = open.Key.Requester;
        return state.WaitingFor(requester, open.Terms.Payer) >= most.ForOnePayer || state.WaitingOf(requester) >= most.ForAll
            ? new(LedgerRefusalCode.TooManyWaiting)
            : null;
    }

    private static bool AreDistinct(PaymentTerms terms) =>
        terms.Payer != terms.Payee && terms.Via != terms.Payer && terms.Via != terms.Payee
        && !(terms.PayerFee.IsPositive && terms.Payer == ChartOfAccounts.CommissionIncome)
        && !(terms.PayeeFee.IsPositive && terms.Payee == ChartOfAccounts.CommissionIncome);

    private static LedgerRefusal? Limit(LedgerState state, PaymentTerms terms, TurnoverLimit limit)
    {
        var amount = limit.Account == terms.Payer ? terms.Charged : terms.Amount;
        var (day, month) = Used(state, limit);
        var refusal = Over(LedgerRefusalCode.LimitPerPayment, limit.PerPayment, Money.Zero, amount)
            ?? Over(LedgerRefusalCode.LimitPerDay, limit.PerDay, day, amount)
            ?? Over(LedgerRefusalCode.LimitPerMonth, limit.PerMonth, month, amount);
        return refusal is null ? null : refusal with { Account = limit.Account };
    }

    // Everything pending counts as used, whenever it was held: so a hold can always be completed within the limit, on
    // whatever day its completion falls.
    private static (Money Day, Money Month) Used(LedgerState state, TurnoverLimit limit)
    {
        var (turnover, account) = (state.TurnoverOf(limit.Account), state.Accounts[limit.Account]);
        return limit.Side == TurnoverSide.Debits
            ? (turnover.DayDebits + account.DebitsPending, turnover.MonthDebits + account.DebitsPending)
            : (turnover.DayCredits + account.CreditsPending, turnover.MonthCredits + account.CreditsPending);
    }

    private static LedgerRefusal? Over(LedgerRefusalCode code, Money? limit, Money used, Money amount) =>
        limit is { } most && used + amount > most ? new(code, most, Money.Max(most - used, Money.Zero)) : null;
}
