using Npgsql;
using NpgsqlTypes;

namespace Allpay.Infrastructure.Ledger.Storage;

/// <summary>Payments to and from their table.</summary>
internal static class PaymentSql
{
    public const string Columns =
        """
        p.id, p.requester_id, p.reference, p.fingerprint, p.kind, p.status, p.reason, p.payer_id, p.payee_id, p.via_id,
        p.amount, p.payer_fee, p.payee_fee, p.hold_id, p.fee_hold_id, p.captured, p.refunded, p.refund_of, p.tariff_id,
        p.day, p.created_at, p.expires_at, p.finished_at, p.payer_version, p.payee_version,
        p.sent_at, p.details, p.opening
        """;

    public static readonly BulkStatement<Payment> Insert = new BulkStatement<Payment>("ledger.payment")
        .Column("id", NpgsqlDbType.Bigint, p => p.Id.Value)
        .Column("requester_id", NpgsqlDbType.Bigint, p => p.Key.Requester.Value)
        .Column("reference", NpgsqlDbType.Text, p => p.Key.Reference)
        .Column("fingerprint", NpgsqlDbType.Uuid, p => p.Fingerprint.Value)
        .Column("kind", NpgsqlDbType.Smallint, p => (short)p.Kind)
        .Column("opening", NpgsqlDbType.Smallint, p => (short)p.Opening)
        .Column("status", NpgsqlDbType.Smallint, p => (short)p.Status)
        .Column("reason", NpgsqlDbType.Smallint, p => (short)p.Reason)
        .Column("payer_id", NpgsqlDbType.Bigint, p => p.Terms.Payer.Value)
        .Column("payee_id", NpgsqlDbType.Bigint, p => p.Terms.Payee.Value)
        .Column("via_id", NpgsqlDbType.Bigint, p => p.Terms.Via?.Value)
        .Column("amount", NpgsqlDbType.Bigint, p => p.Terms.Amount.Tiyn)
        .Column("payer_fee", NpgsqlDbType.Bigint, p => p.Terms.PayerFee.Tiyn)
        .Column("payee_fee", NpgsqlDbType.Bigint, p => p.Terms.PayeeFee.Tiyn)
        .Column("hold_id", NpgsqlDbType.Bigint, p => p.Hold?.Value)
        .Column("fee_hold_id", NpgsqlDbType.Bigint, p => p.FeeHold?.Value)
        .Column("captured", NpgsqlDbType.Bigint, p => p.Captured.Tiyn)
        .Column("refunded", NpgsqlDbType.Bigint, p => p.Refunded.Tiyn)
        .Column("refund_of", NpgsqlDbType.Bigint, p => p.RefundOf?.Value)
        .Column("tariff_id", NpgsqlDbType.Bigint, p => p.TariffId)
        .Column("day", NpgsqlDbType.Date, p => p.Day)
        .Column("created_at", NpgsqlDbType.TimestampTz, p => p.CreatedAt)
        .Column("expires_at", NpgsqlDbType.TimestampTz, p => p.ExpiresAt)
        .Column("finished_at", NpgsqlDbType.TimestampTz, p => p.FinishedAt)
        .Column("payer_version", NpgsqlDbType.Bigint, p => p.PayerVersion)
        .Column("payee_version", NpgsqlDbType.Bigint, p => p.PayeeVersion)
        .Column("sent_at", NpgsqlDbType.TimestampTz, p => p.SentAt)
        .Column("details", NpgsqlDbType.Text, p => p.Details)
        .ThenInsert();

    public static readonly BulkStatement<Payment> Update = new BulkStatement<Payment>("ledger.payment")
        .Column("id", NpgsqlDbType.Bigint, p => p.Id.Value)
        .Column("status", NpgsqlDbType.Smallint, p => (short)p.Status)
        .Column("reason", NpgsqlDbType.Smallint, p => (short)p.Reason)
        .Column("payer_fee", NpgsqlDbType.Bigint, p => p.Terms.PayerFee.Tiyn)
        .Column("payee_fee", NpgsqlDbType.Bigint, p => p.Terms.PayeeFee.Tiyn)
        .Column("hold_id", NpgsqlDbType.Bigint, p => p.Hold?.Value)
        .Column("fee_hold_id", NpgsqlDbType.Bigint, p => p.FeeHold?.Value)
        .Column("captured", NpgsqlDbType.Bigint, p => p.Captured.Tiyn)
        .Column("refunded", NpgsqlDbType.Bigint, p => p.Refunded.Tiyn)
        .Column("finished_at", NpgsqlDbType.TimestampTz, p => p.FinishedAt)
        .Column("payer_version", NpgsqlDbType.Bigint, p => p.PayerVersion)
        .Column("payee_version", NpgsqlDbType.Bigint, p => p.PayeeVersion)
        .Column("expires_at", NpgsqlDbType.TimestampTz, p => p.ExpiresAt)
        .Column("sent_at", NpgsqlDbType.TimestampTz, p => p.SentAt)
        .ThenUpdate();

    public static Payment Read(NpgsqlDataReader row) => new()
    {
        Id = new PaymentId(row.GetInt64(0)),
        Key = new PaymentKey(new PartyId(row.GetInt64(1)), row.GetString(2)),
        Fingerprint = new Fingerprint(row.GetGuid(3)),
        Kind = (PaymentKind)row.GetInt16(4),
        Status = (PaymentStatus)row.GetInt16(5),
        Reason = (DeclineReason)row.GetInt16(6),
        Terms = new PaymentTerms(
            new AccountId(row.GetInt64(7)), new AccountId(row.GetInt64(8)),
            new Money(row.GetInt64(10)), new Money(row.GetInt64(11)), new Money(row.GetInt64(12)),
            row.Optional(9) is { } via ? new AccountId(via) : null),
        Hold = row.Optional(13) is { } hold ? new TransferId(hold) : null,
        FeeHold = row.Optional(14) is { } feeHold ? new TransferId(feeHold) : null,
        Captured = new Money(row.GetInt64(15)),
        Refunded = new Money(row.GetInt64(16)),
        RefundOf = row.Optional(17) is { } original ? new PaymentId(original) : null,
        TariffId = row.Optional(18),
        Day = row.GetFieldValue<DateOnly>(19),
        CreatedAt = row.GetFieldValue<DateTimeOffset>(20),
        ExpiresAt = row.IsDBNull(21) ? null : row.GetFieldValue<DateTimeOffset>(21),
        FinishedAt = row.IsDBNull(22) ? null : row.GetFieldValue<DateTimeOffset>(22),
        PayerVersion = row.GetInt64(23),
        PayeeVersion = row.GetInt64(24),
        SentAt = row.IsDBNull(25) ? null : row.GetFieldValue<DateTimeOffset>(25),
        Details = row.IsDBNull(26) ? null : row.GetString(26),
        Opening = (Opening)row.GetInt16(27),
    };

    public static long? Optional(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);
}
