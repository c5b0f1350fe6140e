using Allpay.Infrastructure.Ledger;

namespace Allpay.UnitTests.Ledger;

public sealed class BusinessDayTests
{
    [Theory]
    [InlineData("2026-11-24T18:59:59Z", "2026-11-24")]
    [InlineData("2026-11-24T19:00:00Z", "2026-11-25")]
    // Until 2024-03-01 Almaty was six hours ahead.
    [InlineData("2024-02-28T17:59:59Z", "2024-02-28")]
    [InlineData("2024-02-28T18:00:00Z", "2024-02-29")]
    public void The_day_begins_at_midnight_in_Almaty(string moment, string day) =>
        Assert.Equal(DateOnly.Parse(day), BusinessDay.Of(DateTimeOffset.Parse(moment)));

    [Fact]
    public void This_machines_time_zone_data_is_current() => BusinessDay.EnsureZoneDataIsCurrent();
}
