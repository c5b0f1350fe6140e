using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.OneTimeCodes;
using Allpay.Infrastructure.Persistence;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Allpay.Features.CashOut;

/// <summary>
/// The six digits a holder shows to take money out. Only a keyed hash is stored: six digits without a secret would be found
/// by trying them all.
/// </summary>
internal sealed class OneTimeCodes(
    NpgsqlDataSource database, IOptions<OneTimeCodeOptions> options, TimeProvider clock)
{
    private const int CodesAll = 1_000_000;
    private const string DigitsFormat = "D6";

    // The holder's row is locked, so that codes made at once are counted one after another.
    private const string Lock = "select 1 from party.holder where wallet_account = $1 for update";

    private const string Insert =
        """
        insert into ledger.one_time_code (account_id, hash, amount, created_at, expires_at) values ($1, $2, $3::bigint, $4, $5)
        on conflict (account_id, hash) do nothing
        """;

    private const string CountUnused =
        "select count(*) from ledger.one_time_code where account_id = $1 and used_by is null and expires_at > $2";

    private readonly byte[] _key = File.ReadAllBytes(options.Value.KeyFile);

    private TimeSpan HolderWindow => TimeSpan.FromMinutes(options.Value.HolderWindowMinutes);

    /// <summary>
    /// A fresh code of the holder; null while it has <see cref="OneTimeCodeOptions.UnusedMax"/> good ones unused.
    /// </summary>
    public async Task<OneTimeCode?> MakeAsync(
        string userName, AccountId wallet, Money? amount, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync(connection, Lock, cancellationToken, wallet.Value);
        var code = await DrawAsync(new Drawing(connection, userName, wallet, amount, now), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return code;
    }

    /// <summary>The code as the ledger knows it.</summary>
    public CodeClaim ClaimOf(string userName, AccountId wallet, string digits) =>
        new(wallet, new Guid(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{userName}|{digits}")).AsSpan(0, 16)));

    /// <summary>How often codes of this wallet may be wrong, by this agent and by all, and codes by this agent.</summary>
    public IReadOnlyList<GuessLimit> GuessLimits(AccountId wallet, AccountId agentFloat) =>
    [
        new(new(wallet, agentFloat), options.Value.WrongPerHolderAndAgentMax, HolderWindow),
        new(new(wallet), options.Value.WrongPerHolderMax, HolderWindow),
        new(new(agentFloat), options.Value.WrongPerAgentMax, TimeSpan.FromMinutes(options.Value.AgentWindowMinutes)),
    ];

    // Codes used before stay as evidence, so a draw may meet one of them; then it draws again.
    private async Task<OneTimeCode?> DrawAsync(Drawing drawing, CancellationToken cancellationToken)
    {
        var expiresAt = drawing.Now.AddMinutes(options.Value.Minutes);
        while (await CountUnusedAsync(drawing, cancellationToken) < options.Value.UnusedMax)
        {
            var digits = RandomNumberGenerator.GetInt32(CodesAll).ToString(DigitsFormat, CultureInfo.InvariantCulture);
            var claim = ClaimOf(drawing.UserName, drawing.Wallet, digits);
            var inserted = await ExecuteAsync(
                drawing.Connection, Insert, cancellationToken, claim.Account.Value, claim.Hash,
                (object?)drawing.Amount?.Tiyn ?? DBNull.Value, drawing.Now, expiresAt);
            if (inserted == 1) return new OneTimeCode(digits, drawing.Amount, expiresAt);
        }

        return null;
    }

    private static async Task<long> CountUnusedAsync(Drawing drawing, CancellationToken cancellationToken)
    {
        await using var command = drawing.Connection.CreateCommand(CountUnused, drawing.Wallet.Value, drawing.Now);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private static async Task<int> ExecuteAsync(
        NpgsqlConnection connection, string sql, CancellationToken cancellationToken, params object[] values)
    {
        await using var command = connection.CreateCommand(sql, values);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private sealed record Drawing(
        NpgsqlConnection Connection, string UserName, AccountId Wallet, Money? Amount, DateTimeOffset Now);
}

/// <summary>A code, shown once: for one use until it expires, and for one amount only where that is set.</summary>
public sealed record OneTimeCode(string Digits, Money? Amount, DateTimeOffset ExpiresAt);
