namespace Allpay.Host.Life;

/// <summary>Where in its life this host is. It is sent calls while it serves, and none before or after.</summary>
internal sealed class HostPhase
{
    private volatile Phase _now = Phase.Serving;

    public Phase Now => _now;

    public void Enter(Phase phase) => _now = phase;
}

internal enum Phase
{
    Serving,

    /// <summary>Told to stop: still answers, and wants no new calls.</summary>
    Draining,
}
