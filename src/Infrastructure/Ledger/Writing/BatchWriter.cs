using Allpay.Infrastructure.Ledger.Decisions;
using Allpay.Infrastructure.Ledger.Storage;
using Allpay.Infrastructure.Persistence;
using Npgsql;

namespace Allpay.Infrastructure.Ledger.Writing;

/// <summary>
/// Runs one batch once: load, decide, write, commit. It keeps one connection of its own, and never uses one again on which
/// anything went wrong: what its session and the driver's prepared statements then think of each other is not worth money.
/// </summary>
internal sealed class BatchWriter(string connectionString, TimeProvider clock) : IAsyncDisposable
{
    private NpgsqlConnection? _connection;

    /// <summary>
    /// Decides and commits. On any error the attempt says how far it came; its verdicts are true only if it committed.
    /// </summary>
    public async Task RunAsync(BatchAttempt attempt)
    {
        try
        {
            _connection ??= await OpenAsync();
            await RunAsync(attempt, _connection);
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_connection is { } connection) await connection.DisposeAsync();
        _connection = null;
    }

    private async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        return connection;
    }

    private async Task RunAsync(BatchAttempt attempt, NpgsqlConnection connection)
    {
        var now = clock.GetUtcNow().ToMicroseconds();
        var transaction = attempt.Transaction = new LedgerTransaction(connection, attempt.Needs, now);
        var loaded = await transaction.LoadAsync();
        var changes = new LedgerChanges(loaded.State, now);
        for (var i = 0; i < attempt.Commands.Count; i++)
            attempt.Verdicts[i] = Decide(loaded, attempt.Commands[i].Command, loaded.Inputs[i], changes);
        attempt.Balances = [.. changes.MovedAccounts().Select(id => loaded.State.Accounts[id].BalanceAt(now))];
        await transaction.CommitAsync(changes);
    }

    // A rule that throws is a bug of that command alone: it has changed nothing, so its neighbours go on.
    private static Verdict Decide(Loaded loaded, LedgerCommand command, StepInput input, LedgerChanges changes)
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
internal sealed class BatchAttempt(IReadOnlyList<QueuedCommand> commands)
{
    public IReadOnlyList<QueuedCommand> Commands { get; } = commands;
    public LedgerNeeds Needs { get; } = new([.. commands.Select(queued => queued.Command)]);
    public Verdict[] Verdicts { get; } = new Verdict[commands.Count];
    public IReadOnlyList<AccountBalance> Balances { get; set; } = [];
    public LedgerTransaction? Transaction { get; set; }

    /// <summary>Done when every caller has its answer.</summary>
    public TaskCompletionSource Answered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>From here on an error does not say by itself whether the batch is written.</summary>
    public bool CommitSent => Transaction is { CommitSent: true };
}
