using Allpay.Infrastructure.Ledger.Storage;

namespace Allpay.UnitTests.Ledger.Simulation;

/// <summary>
/// The server's side of a session. It knows nothing of its client but what arrives, and does not notice at once when nothing
/// will.
/// </summary>
internal sealed class Backend(World world, Guid writer)
{
    // As the product sets them: idle_in_transaction_session_timeout and client_connection_check_interval.
    private static readonly TimeSpan IdleMax = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan CheckInterval = TimeSpan.FromSeconds(1);

    private BackendMode _mode = BackendMode.Idle;
    private BeginRequest? _request;
    private bool _isHungUp;
    private Alarm? _patience;

    public Guid Writer { get; } = writer;

    /// <summary>What its transaction has stamped; null while it is in none.</summary>
    public Guid? Stamp { get; private set; }

    public bool HasEnded => _mode == BackendMode.Ended;

    public void Begin(BeginRequest request)
    {
        if (_mode != BackendMode.Idle)
        {
            request.Answer(null);
            return;
        }

        // The moment of a transaction is its beginning, not its turn.
        (_mode, _request) = (BackendMode.Waiting, request with { At = world.Server.Now });
        world.Server.AwaitTurn(this);
    }

    /// <summary>It has the turn.</summary>
    public void Enter()
    {
        (_mode, Stamp) = (BackendMode.InTransaction, _request!.Batch);
        var state = world.Server.Books.Load(_request.Needs, _request.At);
        var ids = world.Server.DrawIds(_request.Needs.Commands, _request.At);
        BeIdle();
        _request.Answer(new LoadedBooks(state, _request.At, ids));
        if (_isHungUp) End();
    }

    /// <summary>Ends the transaction after a time, one way or the other; false is said where there is none any more.</summary>
    public void Finish(TimeSpan takes, LedgerChanges? toCommit, Action<bool> answer)
    {
        if (_mode != BackendMode.InTransaction)
        {
            answer(false);
            return;
        }

        _mode = BackendMode.Busy;
        if (takes == TimeSpan.Zero) Finish(toCommit, answer);
        else world.Agenda.After(takes, null, () => Finish(toCommit, answer));
    }

    /// <summary>The client has closed the connection, and the server has heard of it.</summary>
    public void HangUp()
    {
        _isHungUp = true;
        if (_mode is BackendMode.Idle or BackendMode.InTransaction) End();
        if (_mode is BackendMode.Waiting) world.Agenda.After(world.Chance.Between(TimeSpan.Zero, CheckInterval), null, Leave);
    }

    public void End()
    {
        if (HasEnded) return;
        if (Stamp is not null) world.Findings.Note($"  rollback of {world.NameOf(Stamp)}: its session ends");
        _mode = BackendMode.Ended;
        Stamp = null;
        world.Server.Forget(this);
        world.Server.Ended(this);
    }

    private void Finish(LedgerChanges? toCommit, Action<bool> answer)
    {
        if (HasEnded) return;
        if (toCommit is not null) world.Server.Commit(this, toCommit);
        else world.Findings.Note($"  rollback of {world.NameOf(Stamp)}");
        (_mode, Stamp) = (BackendMode.Idle, null);
        world.Server.Ended(this);
        answer(true);
        if (_isHungUp) End();
    }

    private void BeIdle()
    {
        if (_patience is not null) _patience.IsOff = true;
        _patience = world.Agenda.After(IdleMax, null, () =>
        {
            if (_mode == BackendMode.InTransaction) End();
        });
    }

    private void Leave()
    {
        if (_mode == BackendMode.Waiting) End();
    }
}

internal enum BackendMode
{
    Idle,
    Waiting,
    InTransaction,
    Busy,
    Ended,
}

/// <summary>A batch that wants to begin. It is answered with what it sees, or with null where the session is gone.</summary>
internal sealed record BeginRequest(Guid Batch, LedgerNeeds Needs, Action<LoadedBooks?> Answer)
{
    public DateTimeOffset At { get; init; }
}
