using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Ledger.Decisions;
using Allpay.Infrastructure.Ledger.Storage;

namespace Allpay.UnitTests.Ledger.Simulation;

/// <summary>
/// The database as the writer knows it: committed books, one turn that is granted in the order it was asked for, a stamp for
/// each writer, and sequences that no rollback turns back but a crash does.
/// </summary>
internal sealed class Server(World world)
{
    private readonly List<Backend> _backends = [];
    private readonly Queue<Backend> _waiting = new();
    private readonly List<Question> _questions = [];
    private readonly Dictionary<Guid, Guid> _stamps = [];
    private readonly Dictionary<Guid, List<PaymentMoment>> _steps = [];
    private Backend? _turn;
    private (long Payment, long Transfer) _next = (1001, 1);
    private (long Payment, long Transfer) _durable = (1001, 1);
    private TimeSpan _skew;

    public CommittedBooks Books { get; } = new(world.Findings);

    /// <summary>Who is connected, to be told when it crashes.</summary>
    public List<Connection> Connections { get; } = [];

    public bool IsUp { get; private set; } = true;

    public DateTimeOffset Now => world.Agenda.UtcNow + _skew;

    /// <summary>A session for a writer, who is registered with it.</summary>
    public Backend Connect(Guid writer)
    {
        _stamps.TryAdd(writer, writer);
        var backend = new Backend(world, writer);
        _backends.Add(backend);
        return backend;
    }

    public void AwaitTurn(Backend backend)
    {
        if (_turn is not null && world.Sabotage != Sabotage.TurnIsNotExclusive) _waiting.Enqueue(backend);
        else Give(backend);
    }

    public List<StepInput> DrawIds(int count, DateTimeOffset at)
    {
        var ids = new List<StepInput>(count);
        for (var i = 0; i < count; i++)
        {
            ids.Add(new StepInput(at, new PaymentId(_next.Payment), new TransferId(_next.Transfer)));
            _next = (_next.Payment + 1, _next.Transfer + StepInput.TransfersMax);
        }

        return ids;
    }

    public void Commit(Backend backend, LedgerChanges changes)
    {
        world.Findings.Note($"  commit of {world.NameOf(backend.Stamp)}: {changes.Payments.Count} payments");
        _steps[backend.Stamp!.Value] = Books.Apply(changes, world.Agenda.Now);
        _stamps[backend.Writer] = backend.Stamp!.Value;
        _durable = _next;
    }

    /// <summary>A transaction is over, however it ended: the next may go on, and whoever waits for its end is answered.</summary>
    public void Ended(Backend backend)
    {
        if (_turn == backend) _turn = null;
        while (_turn is null && _waiting.TryDequeue(out var next)) Give(next);
        foreach (var question in _questions.FindAll(question => question.Writer == backend.Writer))
        {
            _questions.Remove(question);
            Ask(question);
        }
    }

    /// <summary>Reads a writer's stamp for update: whoever has stamped and not ended is waited for.</summary>
    public void Ask(Question question)
    {
        var isLocked = _backends.Exists(backend => backend.Writer == question.Writer && backend.Stamp is not null);
        if (isLocked && world.Sabotage != Sabotage.SettlementDoesNotWait) _questions.Add(question);
        else question.Answer(_stamps.TryGetValue(question.Writer, out var stamp) ? stamp : null);
    }

    /// <summary>Once nobody has it locked, a writer's stamp is gone, and asking about it has no answer.</summary>
    public void ForgetStamp(Guid writer)
    {
        if (!_backends.Exists(backend => backend.Writer == writer && backend.Stamp is not null)) _stamps.Remove(writer);
    }

    /// <summary>A batch's writer hears that it is committed.</summary>
    public void Heard(Guid batch)
    {
        foreach (var step in _steps.GetValueOrDefault(batch) ?? []) step.HeardAt = world.Agenda.Now;
    }

    public void Forget(Backend backend) => _backends.Remove(backend);

    /// <summary>
    /// All sessions are gone, and what was not committed with them. Values of sequences that no commit has made durable are given
    /// out again. What comes up again may have another clock.
    /// </summary>
    public void Crash()
    {
        world.Findings.Note($"  the server crashes");
        IsUp = false;
        _waiting.Clear();
        _questions.Clear();
        _backends.ToList().ForEach(backend => backend.End());
        foreach (var connection in Connections.ToList()) connection.Reset();
        _next = _durable;
        _skew = world.Chance.Between(TimeSpan.FromSeconds(-2), TimeSpan.FromSeconds(2));
    }

    public void ComeUp()
    {
        IsUp = true;
        world.Findings.Note($"  the server is up");
    }

    private void Give(Backend backend)
    {
        if (backend.HasEnded) return;
        _turn = backend;
        backend.Enter();
    }
}

/// <summary>Whose stamp is asked for, and who wants to know.</summary>
internal sealed record Question(Guid Writer, Action<Guid?> Answer);
