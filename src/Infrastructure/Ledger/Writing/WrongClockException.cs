namespace Allpay.Infrastructure.Ledger.Writing;

/// <summary>The database's clock and this host's are further apart than <see cref="LedgerOptions.ClockSkewMax"/>.</summary>
public sealed class WrongClockException(TimeSpan skew) : Exception(Describe(skew))
{
    /// <summary>What is wrong and what to do about it.</summary>
    public static string Describe(TimeSpan skew)
    {
        var (seconds, side) = (Math.Abs(skew.TotalSeconds), skew > TimeSpan.Zero ? "ahead of" : "behind");
        return $"This host's clock is {seconds:0} s {side} the database's. "
            + "Nothing is written until they agree: set the clock (NTP).";
    }
}
