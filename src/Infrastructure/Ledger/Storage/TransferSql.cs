using Allpay.Infrastructure.Ledger.Decisions;
using NpgsqlTypes;

namespace Allpay.Infrastructure.Ledger.Storage;

/// <summary>A transfer with the moment and business day of its batch.</summary>
internal sealed record StampedTransfer(Transfer Transfer, DateTimeOffset At, DateOnly Day);

/// <summary>What is written besides payments.</summary>
internal static class TransferSql
{
    public static readonly BulkStatement<StampedTransfer> Insert = new BulkStatement<StampedTransfer>("ledger.transfer")
        .Column("id", NpgsqlDbType.Bigint, t => t.Transfer.Id.Value)
        .Column("payment_id", NpgsqlDbType.Bigint, t => t.Transfer.Payment.Value)
        .Column("phase", NpgsqlDbType.Smallint, t => (short)t.Transfer.Phase)
        .Column("debit_account_id", NpgsqlDbType.Bigint, t => t.Transfer.Debit.Value)
        .Column("credit_account_id", NpgsqlDbType.Bigint, t => t.Transfer.Credit.Value)
        .Column("amount", NpgsqlDbType.Bigint, t => t.Transfer.Amount.Tiyn)
        .Column("released", NpgsqlDbType.Bigint, t => t.Transfer.Released.Tiyn)
        .Column("hold_id", NpgsqlDbType.Bigint, t => t.Transfer.Hold?.Value)
        .Column("debit_balance", NpgsqlDbType.Bigint, t => t.Transfer.DebitAfter.Balance.Tiyn)
        .Column("debit_pending", NpgsqlDbType.Bigint, t => t.Transfer.DebitAfter.Pending.Tiyn)
        .Column("debit_version", NpgsqlDbType.Bigint, t => t.Transfer.DebitAfter.Version)
        .Column("credit_balance", NpgsqlDbType.Bigint, t => t.Transfer.CreditAfter.Balance.Tiyn)
        .Column("credit_pending", NpgsqlDbType.Bigint, t => t.Transfer.CreditAfter.Pending.Tiyn)
        .Column("credit_version", NpgsqlDbType.Bigint, t => t.Transfer.CreditAfter.Version)
        .Column("day", NpgsqlDbType.Date, t => t.Day)
        .Column("created_at", NpgsqlDbType.TimestampTz, t => t.At)
        .ThenInsert();

    public static readonly BulkStatement<CodeState> UseCode = new BulkStatement<CodeState>("ledger.one_time_code")
        .Column("account_id", NpgsqlDbType.Bigint, c => c.Claim.Account.Value)
        .Column("hash", NpgsqlDbType.Uuid, c => c.Claim.Hash)
        .Column("used_by", NpgsqlDbType.Bigint, c => c.UsedBy?.Value)
        .ThenUpdate(keys: 2);

    public static readonly BulkStatement<CodeGuesses> CountGuesses = new BulkStatement<CodeGuesses>("ledger.wrong_codes")
        .Column("account_id", NpgsqlDbType.Bigint, g => g.On.Account.Value)
        .Column("by_id", NpgsqlDbType.Bigint, g => g.On.By?.Value ?? LedgerLoad.ByAnybody)
        .Column("wrong", NpgsqlDbType.Integer, g => g.Wrong)
        .Column("since", NpgsqlDbType.TimestampTz, g => g.Since)
        .ThenUpsert(keys: 2);
}
