namespace Allpay.Host.Life;

/// <summary>Where in its life this host is. It is to be sent calls while it serves, and none before or after.</summary>
internal sealed class HostPhase
{
    private int _now = (int)Phase.WarmingUp;

    public Phase Now => (Phase)Volatile.Read(ref _now);

    /// <summary>It is warm, unless it was told to stop meanwhile.</summary>
    public void Serve() => Interlocked.CompareExchange(ref _now, (int)Phase.Serving, (int)Phase.WarmingUp);

    public void Drain() => Volatile.Write(ref _now, (int)Phase.Draining);
}

internal enum Phase
{
    /// <summary>Answers, but slowly: code is being compiled, connections are being opened.</summary>
    WarmingUp,
    Serving,

    /// <summary>Told to stop: still answers, and wants no new calls.</summary>
    Draining,
}
