using System.Collections.Concurrent;
using System.Security.Cryptography;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Persistence;
using Allpay.Infrastructure.XmlSigning;
using Npgsql;

namespace Allpay.Infrastructure.Parties;

/// <summary>
/// Looks a certificate up at every call, so that revoking or blocking takes effect at once on every node: the query begins
/// after the call came in. Only the parsed key is kept, under its number, and only for as long as the row has the same PEM text.
/// </summary>
public sealed class AgentCertificates : IAgentCertificates
{
    private const string Sql = """
        select c.number, c.public_key, a.id, a.login, a.float_account, c.allows_sha1
        from party.certificate c
        join party.agent a on a.id = c.agent_id
        where c.number = any($1) and (c.revoked_at is null or c.revoked_at > $2)
          and (c.valid_until is null or c.valid_until > $2) and not a.is_blocked
        """;

    private readonly ConcurrentDictionary<long, ParsedKey> _keys = new();
    private readonly NpgsqlDataSource _database;
    private readonly TimeProvider _clock;
    private readonly SharedLookup<long, Row> _rows;

    public AgentCertificates(NpgsqlDataSource database, TimeProvider clock)
    {
        (_database, _clock) = (database, clock);
        _rows = new SharedLookup<long, Row>(FindAsync);
    }

    public async Task<AgentCertificate?> FindActiveAsync(long number, CancellationToken cancellationToken) =>
        await _rows.FindAsync(number, cancellationToken) is { } row
            ? new AgentCertificate(number, row.Agent, KeyOf(number, row.Pem)) { AllowsSha1 = row.AllowsSha1 }
            : null;

    private async Task<Dictionary<long, Row>> FindAsync(long[] numbers)
    {
        await using var command = _database.CreateCommand(Sql);
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = numbers });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = _clock.GetUtcNow() });
        await using var rows = await command.ExecuteReaderAsync();
        Dictionary<long, Row> found = [];
        while (await rows.ReadAsync())
        {
            var agent = new AgentCaller(new PartyId(rows.GetInt64(2)), rows.GetString(3), new AccountId(rows.GetInt64(4)));
            found[rows.GetInt64(0)] = new Row(rows.GetString(1), agent, rows.GetBoolean(5));
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
    private sealed record Row(string Pem, AgentCaller Agent, bool AllowsSha1);
}
