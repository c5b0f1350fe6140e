using Allpay.Infrastructure.Parties.Logins;

namespace Allpay.Features.Holders.Logins;

/// <summary>Who tries to log in, and from where. A device is what an earlier log-in of it was told.</summary>
public sealed record LoginCall(string UserName, string? Device, string? Address);

/// <summary>One look at a password, with the counts it is under locked until its transaction ends.</summary>
public sealed class LoginAttempt(IReadOnlyList<CountedLogins> counts, bool fromKnownDevice)
{
    public bool FromKnownDevice { get; } = fromKnownDevice;

    /// <summary>How long nothing is looked at; zero where it may be now.</summary>
    public TimeSpan WaitAt(DateTimeOffset now) => counts.Max(count => count.WaitAt(now));

    public void Fail(DateTimeOffset now)
    {
        foreach (var count in counts) (count.Row.Wrong, count.Row.LastAt) = (count.Row.Wrong + 1, now);
    }

    // An address keeps its count: whoever has a wallet of its own could else begin anew as often as it likes.
    public void Succeed() => counts[0].Row.Wrong = 0;
}

/// <summary>A count and how many wrong ones are free in it.</summary>
public sealed record CountedLogins(LoginFailures Row, int Free)
{
    public TimeSpan WaitAt(DateTimeOffset now)
    {
        var delay = LoginDelays.After(Row.Wrong, Free);
        var over = Row.LastAt + delay;
        return delay > TimeSpan.Zero && over > now ? over - now : TimeSpan.Zero;
    }
}
