using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Ledger.Decisions;

namespace Allpay.UnitTests.Ledger.Simulation;

/// <summary>
/// An account as the committed transfers make it, and all it ever was. Its arithmetic is its own: were it the product's, both
/// would be wrong alike.
/// </summary>
internal sealed class Account
{
    private readonly Dictionary<DateOnly, (long Debits, long Credits)> _days = [];
    private long _debits;
    private long _credits;
    private long _debitsPending;
    private long _creditsPending;
    private DateOnly _day;

    public Account(AccountId id, AccountKind kind, long opening)
    {
        (Id, Kind) = (id, kind);
        Floor = ChartOfAccounts.FloorOf(kind)?.Tiyn;
        Ceiling = ChartOfAccounts.CeilingOf(kind)?.Tiyn;
        (_debits, _credits) = (Math.Max(0, -opening), Math.Max(0, opening));
        Moments.Add(new AccountMoment(opening, 0, 0, Since: 0));
    }

    /// <summary>A movement was booked on an earlier day than one before it.</summary>
    public bool WentBack { get; private set; }

    public AccountId Id { get; }
    public AccountKind Kind { get; }
    public long? Floor { get; }
    public long? Ceiling { get; init; }

    /// <summary>The most that may arrive in a business day, where everything that arrives is bound by it.</summary>
    public long? DailyLimit { get; init; }

    /// <summary>What it was at each version.</summary>
    public List<AccountMoment> Moments { get; } = [];

    public long Version => Moments.Count - 1;
    public long Posted => _credits - _debits;
    public long Out => _debitsPending;
    public long In => _creditsPending;

    public AccountState State => new(Id, Kind)
    {
        Floor = Floor is { } floor ? new Money(floor) : null,
        Ceiling = Ceiling is { } ceiling ? new Money(ceiling) : null,
        DebitsPosted = new Money(_debits),
        CreditsPosted = new Money(_credits),
        DebitsPending = new Money(_debitsPending),
        CreditsPending = new Money(_creditsPending),
        Version = Version,
        Day = _day,
    };

    public void Debit(long posted, long pending, DateOnly day, long now)
    {
        _debits += posted;
        _debitsPending += pending;
        Turn(day, posted, 0, now);
    }

    public void Credit(long posted, long pending, DateOnly day, long now)
    {
        _credits += posted;
        _creditsPending += pending;
        Turn(day, 0, posted, now);
    }

    /// <summary>As the product's query sums it up, on the day of the database's clock.</summary>
    public Turnover TurnoverOn(DateOnly today)
    {
        var sums = (DayDebits: 0L, DayCredits: 0L, MonthDebits: 0L, MonthCredits: 0L);
        foreach (var (day, (debits, credits)) in _days)
        {
            if (day >= today) sums = sums with { DayDebits = sums.DayDebits + debits, DayCredits = sums.DayCredits + credits };
            if (day < new DateOnly(today.Year, today.Month, 1)) continue;
            sums = sums with { MonthDebits = sums.MonthDebits + debits, MonthCredits = sums.MonthCredits + credits };
        }

        return new Turnover(new(sums.DayDebits), new(sums.DayCredits), new(sums.MonthDebits), new(sums.MonthCredits));
    }

    /// <summary>What breaks the account's own rules as it is now; null where nothing does.</summary>
    public string? Complaint() => this switch
    {
        _ when Posted - Out < Floor => $"account {Id} is below its floor",
        _ when Posted + In > Ceiling => $"account {Id} is above its ceiling",
        _ when WentBack => $"account {Id} went back a day",
        _ when Out < 0 || In < 0 => $"account {Id} has released more than was held",
        _ when _days.GetValueOrDefault(_day).Credits + In > DailyLimit => $"account {Id} took more than its limit of the day",
        _ => null,
    };

    /// <summary>Whether it was ever such in a time.</summary>
    public bool WasOnce(long from, long to, Func<AccountMoment, bool> such)
    {
        for (var i = Moments.Count - 1; i >= 0; i--)
        {
            var until = i + 1 < Moments.Count ? Moments[i + 1].Since : long.MaxValue;
            if (until < from) return false;
            if (Moments[i].Since <= to && such(Moments[i])) return true;
        }

        return false;
    }

    private void Turn(DateOnly day, long debits, long credits, long now)
    {
        WentBack |= day < _day;
        var sum = _days.GetValueOrDefault(day);
        if (debits + credits > 0) _days[day] = (sum.Debits + debits, sum.Credits + credits);
        _day = day;
        Moments.Add(new AccountMoment(Posted, Out, In, now));
    }
}

/// <summary>An account at one version, and since when in ticks.</summary>
internal readonly record struct AccountMoment(long Posted, long Out, long In, long Since);
