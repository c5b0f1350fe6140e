namespace Allpay.Infrastructure.Ledger.Decisions;

/// <summary>What was posted on an account in the current business day and in its month so far (the day included).</summary>
public readonly record struct Turnover(Money DayDebits, Money DayCredits, Money MonthDebits, Money MonthCredits)
{
    public Turnover Debited(Money amount) =>
        this with { DayDebits = DayDebits + amount, MonthDebits = MonthDebits + amount };

    public Turnover Credited(Money amount) =>
        this with { DayCredits = DayCredits + amount, MonthCredits = MonthCredits + amount };
}
