using System.Collections.Concurrent;
using System.Security.Cryptography;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.XmlSigning;
using Npgsql;

namespace Allpay.Infrastructure.Parties;

/// <summary>
/// Looks a certificate up at every call, so that revoking or blocking takes effect at once on every node. Only the
/// parsed key is kept, under its number, and only for as long as the row has the same PEM text.
/// </summary>
public sealed class AgentCertificates(NpgsqlDataSource database, TimeProvider clock) : IAgentCertificates
{
    private const string Sql = """
        select c.public_key, a.id, a.login, a.float_account
        from party.certificate c
        join party.agent a on a.id = c.agent_id
        where c.number = $1 and (c.revoked_at is null or c.revoked_at > $2) and not a.is_blocked
        """;

    private readonly ConcurrentDictionary<long, ParsedKey> _keys = new();

    public async Task<AgentCertificate?> FindActiveAsync(long number, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Sql);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = number });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = clock.GetUtcNow() });
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        if (!await row.ReadAsync(cancellationToken)) return null;
        var agent = new AgentCaller(new PartyId(row.GetInt64(1)), row.GetString(2), new AccountId(row.GetInt64(3)));
        return new AgentCertificate(number, agent, KeyOf(number, row.GetString(0)));
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
}
