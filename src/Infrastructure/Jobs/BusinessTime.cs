namespace Allpay.Infrastructure.Jobs;

/// <summary>The time zone of every business day and every schedule.</summary>
public static class BusinessTime
{
    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Almaty");
}
