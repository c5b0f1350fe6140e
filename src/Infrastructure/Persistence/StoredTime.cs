namespace Allpay.Infrastructure.Persistence;

/// <summary>The database keeps microseconds: what is answered first must equal what is read back later.</summary>
public static class StoredTime
{
    public static DateTimeOffset ToMicroseconds(this DateTimeOffset moment) =>
        moment.AddTicks(-(moment.Ticks % TimeSpan.TicksPerMicrosecond));
}
