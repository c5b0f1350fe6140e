using Npgsql;

namespace Allpay.UnitTests.Ledger.Simulation;

/// <summary>What may go wrong. A run allows some of these, so that each of them also happens undisturbed by the others.</summary>
internal enum Fault
{
    None,

    OpeningRefused,
    OpeningHangs,

    BeginNeverArrives,
    BeginAnswerLost,
    BeginConflicts,
    BeginCutByServer,
    BeginIsSlow,

    CommitConflicts,
    CommitLosesRace,
    CommitNeverArrives,
    CommitAnswerLost,

    /// <summary>The server takes its time; its client hears nothing, or is told of an error meanwhile.</summary>
    CommitComesLate,
    CommitIsSlow,
    CommitCutByServer,

    /// <summary>The driver fails in a way that says nothing about the server.</summary>
    CommitMeetsBug,

    SettlementRefused,
    SettlementHangs,
    SettlementAnswerLost,

    /// <summary>Another writer's clean-up, under a clock that jumped, takes the row that a settlement reads.</summary>
    WriterForgotten,

    ClosingThrows,
    PublisherThrows,
    ReplyLost,

    /// <summary>One payment that the database will not take.</summary>
    BadPayment,

    /// <summary>One command whose rule throws.</summary>
    BadRule,
    SmallQueue,

    ServerCrashes,
    HostDies,
    HostFreezes,
    HostRestarts,
    HostIsIsolated,
    ClockIsWrong,
}

/// <summary>Which faults a run has, and how often they strike, until they stop.</summary>
internal sealed class Faults
{
    private static readonly int Count = Enum.GetValues<Fault>().Length;

    // Whoever has nothing to do with these has to get his answer all the same.
    private static readonly HashSet<Fault> Harmless =
        [Fault.BadPayment, Fault.BadRule, Fault.PublisherThrows, Fault.ReplyLost];

    private readonly Chance _chance;
    private readonly Findings _findings;
    private readonly bool[] _isAllowed = new bool[Count];
    private readonly int[] _oneIn = new int[Count];

    public Faults(Chance chance, Findings findings)
    {
        (_chance, _findings) = (chance, findings);
        var allowed = chance.OneIn(6) ? 0 : chance.Of(10, 20, 40, 100);
        for (var i = 1; i < _isAllowed.Length; i++) _isAllowed[i] = chance.Percent(allowed);
        foreach (var harmless in Harmless) _isAllowed[(int)harmless] |= chance.OneIn(3);
        for (var i = 1; i < _oneIn.Length; i++) _oneIn[i] = chance.Of(2, 3, 6, 20);
    }

    public bool AreOn { get; private set; } = true;

    /// <summary>How many there were.</summary>
    public int Struck { get; private set; }

    /// <summary>Whether there was any for which the ledger may be unavailable.</summary>
    public bool MayBeUnavailable { get; private set; }

    /// <summary>Which there were.</summary>
    public HashSet<Fault> Kinds { get; } = [];

    /// <summary>A batch may be split to find who is at fault.</summary>
    public bool MaySplit => Kinds.Contains(Fault.BadPayment);

    public bool Allows(Fault fault) => _isAllowed[(int)fault];

    /// <summary>A fault that whoever asks will now make happen.</summary>
    public bool AllowsNow(Fault fault) => AreOn && Allows(fault) && Happen(fault) == fault;

    /// <summary>
    /// Perhaps one of these kinds, if this run has any of them. The first says how often: in some runs sessions hardly ever open,
    /// in others they open and hardly ever commit.
    /// </summary>
    public Fault Strike(params ReadOnlySpan<Fault> kinds)
    {
        if (!AreOn || !_chance.OneIn(_oneIn[(int)kinds[0]])) return Fault.None;
        var first = _chance.Below(kinds.Length);
        for (var i = 0; i < kinds.Length; i++)
            if (kinds[(first + i) % kinds.Length] is var fault && Allows(fault)) return Happen(fault);
        return Fault.None;
    }

    /// <summary>Notes a fault that somebody else has decided on.</summary>
    public Fault Happen(Fault fault)
    {
        Struck++;
        MayBeUnavailable |= !Harmless.Contains(fault);
        Kinds.Add(fault);
        _findings.Note($"fault: {fault}");
        return fault;
    }

    public void Stop()
    {
        AreOn = false;
        _findings.Note($"faults stop");
    }
}

/// <summary>What the driver throws.</summary>
internal static class Errors
{
    private const string IdleInTransactionSessionTimeout = "25P03";

    public static Exception Postgres(string state, string? schema = null) =>
        new PostgresException(state, "ERROR", "ERROR", state, schemaName: schema);

    public static Exception Conflict(Chance chance) =>
        Postgres(chance.Of(PostgresErrorCodes.SerializationFailure, PostgresErrorCodes.DeadlockDetected));

    public static Exception LostRace() => Postgres(PostgresErrorCodes.UniqueViolation, "ledger");

    public static Exception BadData() => Postgres(PostgresErrorCodes.CheckViolation, "ledger");

    public static Exception Refused() => new NpgsqlException("Failed to connect");

    /// <summary>The session is gone, and the server had time to say so.</summary>
    public static Exception Cut(Chance chance) => Postgres(chance.Of(
        PostgresErrorCodes.AdminShutdown, PostgresErrorCodes.CrashShutdown, PostgresErrorCodes.ConnectionFailure,
        PostgresErrorCodes.StatementCompletionUnknown, IdleInTransactionSessionTimeout));

    /// <summary>The wire is gone.</summary>
    public static Exception Broken(Chance chance) => chance.Below(3) switch
    {
        0 => new NpgsqlException("Exception while reading from stream", new EndOfStreamException()),
        1 => new IOException("Connection reset by peer"),
        _ => new TimeoutException("Timeout during reading attempt"),
    };

    public static Exception Bug(Chance chance) => chance.Below(2) == 0
        ? new InvalidOperationException("The connection is not open")
        : new ObjectDisposedException("NpgsqlConnection");
}
