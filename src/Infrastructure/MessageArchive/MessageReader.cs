using Allpay.Infrastructure.Ledger;
using Npgsql;

namespace Allpay.Infrastructure.MessageArchive;

/// <summary>Reads what is kept: for whoever has the key files, and has to show what an agent asked for.</summary>
public interface IMessageReader
{
    /// <summary>The message as it arrived, byte for byte; null where there is none of this number.</summary>
    Task<ArchivedMessage?> FindAsync(long id, CancellationToken cancellationToken);
}

internal sealed class MessageReader(NpgsqlDataSource database, MessageSeal seal) : IMessageReader
{
    private const string Select =
        "select agent_id, certificate_number, contract, operation, message, key_id from ops.signed_message where id = $1";

    public async Task<ArchivedMessage?> FindAsync(long id, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Select);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = id });
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        if (!await row.ReadAsync(cancellationToken)) return null;
        var stored = new ArchivedMessage(
            new PartyId(row.GetInt64(0)), row.GetInt64(1), row.GetString(2), row.GetString(3), row.GetFieldValue<byte[]>(4));
        return seal.Open(stored, row.IsDBNull(5) ? null : row.GetString(5));
    }
}
