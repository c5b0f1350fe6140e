namespace Allpay.Infrastructure.Parties.Logins;

/// <summary>
/// How long the next try has to wait after so many wrong ones: some are free, then the wait doubles up to its most.
/// </summary>
public static class LoginDelays
{
    public const int FreeOfAccount = 5;

    /// <summary>Many honest people share an address.</summary>
    public const int FreeOfAddress = 20;

    /// <summary>After so long without a wrong one the count begins anew.</summary>
    public static readonly TimeSpan Forgotten = TimeSpan.FromDays(1);

    public static readonly TimeSpan First = TimeSpan.FromSeconds(5);
    public static readonly TimeSpan Most = TimeSpan.FromMinutes(5);

    private const int DoublingsMax = 16;

    public static TimeSpan After(int wrong, int free)
    {
        if (wrong < free) return TimeSpan.Zero;
        var delay = First * Math.Pow(2, Math.Min(wrong - free, DoublingsMax));
        return delay < Most ? delay : Most;
    }
}
