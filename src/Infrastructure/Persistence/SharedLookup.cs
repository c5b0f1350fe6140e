namespace Allpay.Infrastructure.Persistence;

/// <summary>
/// Looks single rows up by key, several callers in one query. A look-up's query always begins after it came in, so it sees
/// everything committed before; those that come in while queries run share the next one. Nothing is remembered.
/// </summary>
internal sealed class SharedLookup<TKey, TRow>(Func<TKey[], Task<Dictionary<TKey, TRow>>> find)
    where TKey : notnull
    where TRow : class
{
    // Two, so that one connection that hangs does not hold everybody up.
    private const int QueriesMax = 2;

    // Two queries in a row may hang for as long as the database's own bounds let them; who waits behind them is told sooner.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    private readonly Lock _lock = new();
    private Query? _next;
    private int _running;

    /// <summary>The row of that key; null where there is none. A failure of the query is that of all who shared it.</summary>
    /// <exception cref="TimeoutException">The database does not answer.</exception>
    public async Task<TRow?> FindAsync(TKey key, CancellationToken cancellationToken) =>
        (await Join(key).Found.Task.WaitAsync(Patience, cancellationToken)).GetValueOrDefault(key);

    private Query Join(TKey key)
    {
        lock (_lock)
        {
            var query = _next ??= new Query();
            query.Keys.Add(key);
            if (_running == QueriesMax) return query;
            _running++;
            _ = Task.Run(RunAsync);
            return query;
        }
    }

    private async Task RunAsync()
    {
        while (TakeNext() is { } query)
        {
            try
            {
                query.Found.SetResult(await find([.. query.Keys]));
            }
#pragma warning disable CA1031 // Every call that waits gets it, and answers it as it would its own.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                query.Found.SetException(failure);
            }
        }
    }

    private Query? TakeNext()
    {
        lock (_lock)
        {
            var query = _next;
            _next = null;
            if (query is null) _running--;
            return query;
        }
    }

    /// <summary>A query that has not begun, and those who wait for it.</summary>
    private sealed class Query
    {
        public HashSet<TKey> Keys { get; } = [];
        public TaskCompletionSource<Dictionary<TKey, TRow>> Found { get; } =
            new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
