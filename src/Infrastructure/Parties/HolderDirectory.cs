using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Persistence;
using Npgsql;

namespace Allpay.Infrastructure.Parties;

/// <summary>Every payment asks this, so calls share queries and go past the model.</summary>
internal sealed class HolderDirectory : IHolderDirectory
{
    private const string Columns =
        "h.id, h.user_name, h.wallet_account, h.level, h.is_blocked, h.iin, h.first_name, h.last_name, h.patronymic";

    private const string ByUserName = $"select {Columns} from party.holder h where h.user_name = any($1)";

    private const string ByWallet = $"select {Columns} from party.holder h where h.wallet_account = any($1)";

    private readonly SharedLookup<string, HolderProfile> _byUserName;
    private readonly SharedLookup<long, HolderProfile> _byWallet;

    public HolderDirectory(NpgsqlDataSource database)
    {
        _byUserName = new(names => FindAsync(database, ByUserName, names, holder => holder.UserName));
        _byWallet = new(wallets => FindAsync(database, ByWallet, wallets, holder => holder.WalletAccount.Value));
    }

    public Task<HolderProfile?> FindAsync(string userName, CancellationToken cancellationToken) =>
        _byUserName.FindAsync(userName, cancellationToken);

    public Task<HolderProfile?> FindAsync(AccountId wallet, CancellationToken cancellationToken) =>
        _byWallet.FindAsync(wallet.Value, cancellationToken);

    private static async Task<Dictionary<TKey, HolderProfile>> FindAsync<TKey>(
        NpgsqlDataSource database, string sql, TKey[] keys, Func<HolderProfile, TKey> keyOf)
        where TKey : notnull
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<TKey[]> { TypedValue = keys });
        await using var rows = await command.ExecuteReaderAsync();
        Dictionary<TKey, HolderProfile> found = [];
        while (await rows.ReadAsync())
        {
            var holder = Read(rows);
            found[keyOf(holder)] = holder;
        }

        return found;
    }

    private static HolderProfile Read(NpgsqlDataReader row) => new(
        new PartyId(row.GetInt64(0)), row.GetString(1), new AccountId(row.GetInt64(2)),
        (IdentificationLevel)row.GetInt16(3), row.GetBoolean(4))
    {
        Iin = Text(row, 5),
        FirstName = Text(row, 6),
        LastName = Text(row, 7),
        Patronymic = Text(row, 8),
    };

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
