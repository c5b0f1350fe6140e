namespace Allpay.Features.Holders.Logins;

/// <summary>
/// How long the next try has to wait after so many wrong ones: some are free, then the wait doubles up to its most.
/// </summary>
public static class LoginDelays
{
    public const int FreeOfAccount = 5;

    /// <summary>Many honest people share an address.</summary>
    public const int FreeOfAddress = 20;

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
