namespace Allpay.EndToEndTests.Chaos.Faults;

internal enum FaultKind
{
    /// <summary>kill -9 of all processes of the database at once, as a power cut.</summary>
    DatabaseKilled,

    /// <summary>kill -9 of one of its processes; the server then throws out everybody and recovers by itself.</summary>
    BackendKilled,

    /// <summary>pg_terminate_backend of a ledger writer's session.</summary>
    SessionTerminated,

    HostKilled,

    /// <summary>SIGTERM, as a deployment sends it.</summary>
    HostTerminated,

    RedisKilled,

    /// <summary>SIGSTOP: connections stay open and nothing answers, then it goes on as if nothing had been.</summary>
    DatabaseStopped,

    /// <summary>The server's process behind a ledger writer is stopped, perhaps in its turn.</summary>
    SessionStopped,

    HostStopped,
    RedisStopped,

    /// <summary>Not planned: the host ended by itself.</summary>
    HostDied,
}

/// <summary>What is broken: two faults at once never break the same.</summary>
internal enum Target
{
    Database,
    Redis,
    HostA,
    HostB,
}

/// <summary>
/// A fault to come: what, where, and for how long; of what is killed, how long it stays dead before it is started again.
/// </summary>
internal sealed record Fault(FaultKind Kind, Target Target, TimeSpan Lasts)
{
    public override string ToString() => Target is Target.HostA or Target.HostB ? $"{Kind} ({Target})" : $"{Kind}";
}
