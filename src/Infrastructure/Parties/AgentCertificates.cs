using System.Collections.Concurrent;
using System.Security.Cryptography;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.XmlSigning;
using Npgsql;

namespace Allpay.Infrastructure.Parties;

/// <summary>
/// Looks a certificate up at every call, so that revoking or blocking takes effect at once on every node: the query begins
/// after the call came in. Calls that come in while queries run share the next one. Only the parsed key is kept, under its
/// number, and only for as long as the row has the same PEM text.
/// </summary>
public sealed class AgentCertificates(NpgsqlDataSource database, TimeProvider clock) : IAgentCertificates
{
    private const string Sql = """
        select c.number, c.public_key, a.id, a.login, a.float_account
        from party.certificate c
        join party.agent a on a.id = c.agent_id
        where c.number = any($1) and (c.revoked_at is null or c.revoked_at > $2) and not a.is_blocked
        """;

    // Two, so that one connection that hangs does not hold all agents up.
    private const int QueriesMax = 2;

    private readonly ConcurrentDictionary<long, ParsedKey> _keys = new();
    private readonly Lock _lock = new();
    private Query? _next;
    private int _running;

    public async Task<AgentCertificate?> FindActiveAsync(long number, CancellationToken cancellationToken)
    {
        var found = await Join(number).Found.Task.WaitAsync(cancellationToken);
        return found.TryGetValue(number, out var row)
            ? new AgentCertificate(number, row.Agent, KeyOf(number, row.Pem))
            : null;
    }

    private Query Join(long number)
    {
        lock (_lock)
        {
            var query = _next ??= new Query();
            query.Numbers.Add(number);
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
                query.Found.SetResult(await FindAsync([.. query.Numbers]));
            }
            catch (Exception failure)
            {
                // Every call that waits gets it, and answers it as it would its own.
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

    private async Task<Dictionary<long, Row>> FindAsync(long[] numbers)
    {
        await using var command = database.CreateCommand(Sql);
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = numbers });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = clock.GetUtcNow() });
        await using var rows = await command.ExecuteReaderAsync();
        Dictionary<long, Row> found = [];
        while (await rows.ReadAsync())
        {
            var agent = new AgentCaller(new PartyId(rows.GetInt64(2)), rows.GetString(3), new AccountId(rows.GetInt64(4)));
            found[rows.GetInt64(0)] = new Row(rows.GetString(1), agent);
        }

        return found;
    }

    // A replaced key may still verify another call at this moment, so it is left to the finalizer.
    private RSA KeyOf(long number, string pem)
    {
        if (_keys.TryGetValue(number, out var known) && known.Pem == pem) return known.Key;
        var parsed = new ParsedKey(pem, RsaKeys.ReadPublic(pem));
        _keys[number] = parsed;
        return parsed.Key;
    }

    private sealed record ParsedKey(string Pem, RSA Key);

    // The key is parsed by each call for itself: a broken one must not fail the others.
    private sealed record Row(string Pem, AgentCaller Agent);

    /// <summary>A look-up that has not begun, and those who wait for it.</summary>
    private sealed class Query
    {
        public HashSet<long> Numbers { get; } = [];
        public TaskCompletionSource<Dictionary<long, Row>> Found { get; } =
            new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
