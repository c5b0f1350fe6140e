using Allpay.Infrastructure.Ledger.Decisions;
using Allpay.Infrastructure.Ledger.Storage;

namespace Allpay.Infrastructure.Ledger.Writing;

/// <summary>
/// Runs one batch once: load, decide, write, commit. It keeps one session, and never uses one again on which anything went
/// wrong: what the server's side and the driver's then think of each other is not worth money.
/// </summary>
internal sealed class BatchWriter(ILedgerStore store, WriterContext context) : IAsyncDisposable
{
    private ILedgerSession? _session;

    /// <summary>
    /// Decides and commits. On any error the attempt says how far it came; its verdicts are true only if it committed.
    /// </summary>
    public async Task RunAsync(BatchAttempt attempt, CancellationToken cancellationToken)
    {
        try
        {
            _session ??= await store.OpenAsync(cancellationToken);
            await RunAsync(attempt, _session, cancellationToken);
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    /// <summary>What became of a batch whose commit was not answered.</summary>
    public Task<BatchFate> FateOfAsync(BatchAttempt attempt, CancellationToken cancellationToken) =>
        store.FateOfAsync(attempt.Id, cancellationToken);

    /// <summary>Closes the session. Whatever that throws, it is not used again, and why it is closed is what matters.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_session is not { } session) return;
        _session = null;
        try
        {
            await session.DisposeAsync();
        }
#pragma warning disable CA1031 // The batch's own error decides what becomes of it; it must not be replaced by this one.
        catch (Exception error)
#pragma warning restore CA1031
        {
            LedgerLog.NotClosed(context.Logger, error);
        }
    }

    private async Task RunAsync(BatchAttempt attempt, ILedgerSession session, CancellationToken cancellationToken)
    {
        var sent = context.Clock.GetUtcNow();
        var loaded = await session.BeginAsync(attempt.Id, attempt.Needs, cancellationToken);
        if (context.Options.Skew(sent, loaded.At, context.Clock.GetUtcNow()) is { } skew) throw new WrongClockException(skew);
        var changes = new LedgerChanges(loaded.State, loaded.At);
        for (var i = 0; i < attempt.Commands.Count; i++)
            attempt.Verdicts[i] = Decide(loaded, attempt.Commands[i].Command, loaded.Inputs[i], changes);
        attempt.Balances = [.. changes.MovedAccounts().Select(id => loaded.State.Accounts[id].BalanceAt(loaded.At))];
        attempt.CommitSent = true;
        await session.CommitAsync(changes, cancellationToken);
    }

    // A rule that throws is a bug of that command alone: it has changed nothing, so its neighbours go on.
    private static Verdict Decide(LoadedBooks loaded, LedgerCommand command, StepInput input, LedgerChanges changes)
    {
        try
        {
            var decision = LedgerDecisions.Decide(loaded.State, command, input);
            changes.Add(decision);
            loaded.State.Apply(decision);
            return new Verdict(decision.Result, null);
        }
#pragma warning disable CA1031 // Whatever a rule throws belongs to the caller of that one command.
        catch (Exception bug)
#pragma warning restore CA1031
        {
            return new Verdict(null, bug);
        }
    }
}

/// <summary>The answer decided for a command: a result, or the bug that deciding it met.</summary>
internal readonly record struct Verdict(LedgerResult? Result, Exception? Bug);

/// <summary>One try at a batch, and how far it came.</summary>
internal sealed class BatchAttempt(IReadOnlyList<QueuedCommand> commands, DateTimeOffset now)
{
    /// <summary>Random, and of this try alone: what the books are stamped with if it commits.</summary>
    public Guid Id { get; } = Guid.CreateVersion7(now);
    public IReadOnlyList<QueuedCommand> Commands { get; } = commands;
    public LedgerNeeds Needs { get; } = new([.. commands.Select(queued => queued.Command)]);
    public Verdict[] Verdicts { get; } = new Verdict[commands.Count];
    public IReadOnlyList<AccountBalance> Balances { get; set; } = [];

    /// <summary>From here on an error does not say by itself whether the batch is written.</summary>
    public bool CommitSent { get; set; }
}
