namespace Allpay.Infrastructure.Ledger;

/// <summary>The day money is counted in: a calendar day in Asia/Almaty, which is UTC+5 since 2024-03-01.</summary>
public static class BusinessDay
{
    public const string TimeZoneId = "Asia/Almaty";

    public static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById(TimeZoneId);

    public static DateOnly Of(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Zone).DateTime);

    public static TimeSpan OffsetAt(DateTimeOffset moment) => Zone.GetUtcOffset(moment);

    /// <summary>Machines with old time zone data would put an hour of every day's money into another day.</summary>
    /// <exception cref="InvalidOperationException">The machine's time zone data does not know of the change.</exception>
    public static void EnsureZoneDataIsCurrent()
    {
        var offset = Zone.GetUtcOffset(new DateTimeOffset(2024, 3, 2, 0, 0, 0, TimeSpan.Zero));
        if (offset != TimeSpan.FromHours(5))
            throw new InvalidOperationException(
                $"The time zone data of this machine has {TimeZoneId} at UTC{offset:hh\\:mm} after 2024-03-01, it is UTC+05:00. "
                + "Update the package tzdata.");
    }
}
