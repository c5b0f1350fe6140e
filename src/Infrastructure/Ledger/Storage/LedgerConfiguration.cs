using Allpay.Infrastructure.Ledger.Decisions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Allpay.Infrastructure.Ledger.Storage;

internal static class LedgerSchema
{
    public const string Name = "ledger";

    /// <summary>The unique key of payments.</summary>
    public const string PaymentKeyIndex = "ix_payment_requester_id_reference";
}

internal sealed class AccountConfiguration : IEntityTypeConfiguration<AccountRow>
{
    // Room on each page lets an update stay on it (HOT): hot accounts are updated in every batch.
    public const int FillFactor = 50;

    /// <summary>
    /// What changed lately is found by the ten minutes of its last change: an index on the moment itself would have to be changed
    /// by every movement, which then could not stay on its page.
    /// </summary>
    public const string MovedInStep = "10 minutes";

    public void Configure(EntityTypeBuilder<AccountRow> builder)
    {
        builder.ToTable("account", LedgerSchema.Name, table =>
        {
            table.HasCheckConstraint("ck_account_totals",
                "debits_posted >= 0 and credits_posted >= 0 and debits_pending >= 0 and credits_pending >= 0 and version >= 0");
            table.HasCheckConstraint("ck_account_floor", "credits_posted - debits_posted - debits_pending >= floor");
            table.HasCheckConstraint("ck_account_ceiling", "credits_posted - debits_posted + credits_pending <= ceiling");
        });
        builder.HasStorageParameter("fillfactor", FillFactor);
        builder.Property(a => a.Id).ValueGeneratedNever();
        // Always overwritten: whatever writes updated_at in the database writes this.
        builder.Property(a => a.MovedIn).HasDefaultValueSql("'epoch'");
        builder.HasIndex(a => new { a.MovedIn, a.Id });
        builder.HasData(
            Fixed(ChartOfAccounts.BankSettlement, AccountKind.BankSettlement),
            Fixed(ChartOfAccounts.CommissionIncome, AccountKind.CommissionIncome),
            Fixed(ChartOfAccounts.Suspense, AccountKind.Suspense));
    }

    private static AccountRow Fixed(AccountId id, AccountKind kind) => new()
    {
        Id = id,
        Kind = kind,
        Floor = ChartOfAccounts.FloorOf(kind),
        Ceiling = ChartOfAccounts.CeilingOf(kind),
        Day = DateOnly.MinValue,
        CreatedAt = DateTimeOffset.UnixEpoch,
        UpdatedAt = DateTimeOffset.UnixEpoch,
        MovedIn = DateTimeOffset.UnixEpoch,
    };
}

internal sealed class AccountKindConfiguration : IEntityTypeConfiguration<AccountKindRow>
{
    private const int NameLengthMax = 32;

    public void Configure(EntityTypeBuilder<AccountKindRow> builder)
    {
        builder.ToTable("account_kind", LedgerSchema.Name);
        builder.HasKey(k => k.Kind);
        builder.Property(k => k.Kind).ValueGeneratedNever();
        builder.Property(k => k.Name).HasMaxLength(NameLengthMax);
        builder.HasData(Enum.GetValues<AccountKind>().Select(kind => new AccountKindRow
        {
            Kind = kind,
            Name = kind.ToString(),
            Floor = ChartOfAccounts.FloorOf(kind),
            Ceiling = ChartOfAccounts.CeilingOf(kind),
            SingleAccountId = ChartOfAccounts.SingleOf(kind),
        }));
    }
}

internal sealed class PaymentConfiguration : IEntityTypeConfiguration<PaymentRow>
{
    public void Configure(EntityTypeBuilder<PaymentRow> builder)
    {
        builder.ToTable("payment", LedgerSchema.Name, table =>
        {
            table.HasCheckConstraint("ck_payment_money",
                "amount > 0 and payer_fee >= 0 and payee_fee between 0 and amount "
                + "and captured between 0 and amount and refunded between 0 and captured");
            table.HasCheckConstraint("ck_payment_accounts", "payer_id <> payee_id and via_id not in (payer_id, payee_id)");
            table.HasCheckConstraint("ck_payment_final",
                $"(status = {(short)PaymentStatus.Pending}) = (finished_at is null) "
                + $"and (status = {(short)PaymentStatus.Completed}) = (captured > 0)");
        });
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Reference).HasMaxLength(PaymentKey.ReferenceLengthMax).UseCollation("C");
        builder.HasIndex(p => new { p.RequesterId, p.Reference }).IsUnique().HasDatabaseName(LedgerSchema.PaymentKeyIndex);
        builder.Property(p => p.Details).HasMaxLength(Payment.DetailsLengthMax);
        // Two on the same columns are told apart by the model's name for them; the second name is the database's.
        // What jobs go through a page at a time: payments due, those of a payer that wait, those a provider has.
        builder.HasIndex(p => new { p.ExpiresAt, p.Id }).HasDatabaseName("ix_payment_due")
            .HasFilter($"status = {(short)PaymentStatus.Pending} and sent_at is null");
        builder.HasIndex(p => new { p.PayerId, p.Id }, "ix_payment_waiting").HasDatabaseName("ix_payment_waiting")
            .HasFilter($"status = {(short)PaymentStatus.Pending} and hold_id is null");
        builder.HasIndex(p => new { p.RequesterId, p.PayerId }).HasDatabaseName("ix_payment_asked")
            .HasFilter("status = 1 and hold_id is null");
        builder.HasIndex(p => new { p.PayeeId, p.Id }, "ix_payment_sent").HasDatabaseName("ix_payment_sent")
            .HasFilter($"status = {(short)PaymentStatus.Pending} and sent_at is not null");
        // An account's own payments, a page at a time: from either side.
        builder.HasIndex(p => new { p.PayerId, p.Id }, "ix_payment_payer").HasDatabaseName("ix_payment_payer");
        builder.HasIndex(p => new { p.PayeeId, p.Id }, "ix_payment_payee").HasDatabaseName("ix_payment_payee");
        builder.HasIndex(p => p.RefundOf).HasFilter("refund_of is not null");
    }
}

internal sealed class TransferConfiguration : IEntityTypeConfiguration<TransferRow>
{
    public void Configure(EntityTypeBuilder<TransferRow> builder)
    {
        builder.ToTable("transfer", LedgerSchema.Name, table =>
        {
            table.HasCheckConstraint("ck_transfer_amount", "amount > 0 and debit_account_id <> credit_account_id");
            table.HasCheckConstraint("ck_transfer_phase",
                $"(phase in ({(short)TransferPhase.Posted}, {(short)TransferPhase.Pending}) "
                + "and hold_id is null and released = 0) "
                + $"or (phase = {(short)TransferPhase.PostPending} and hold_id is not null and released >= amount) "
                + $"or (phase = {(short)TransferPhase.VoidPending} and hold_id is not null and released = amount)");
        });
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.HasIndex(t => t.PaymentId);
        // A hold ends once; a version of an account is made once. Also the order of a statement.
        builder.HasIndex(t => t.HoldId).IsUnique().HasFilter("hold_id is not null");
        builder.HasIndex(t => new { t.DebitAccountId, t.DebitVersion }).IsUnique();
        builder.HasIndex(t => new { t.CreditAccountId, t.CreditVersion }).IsUnique();
    }
}

internal sealed class AccountDayConfiguration : IEntityTypeConfiguration<AccountDayRow>
{
    public void Configure(EntityTypeBuilder<AccountDayRow> builder)
    {
        builder.ToTable("account_day", LedgerSchema.Name);
        builder.HasStorageParameter("fillfactor", AccountConfiguration.FillFactor);
        builder.HasKey(d => new { d.AccountId, d.Day });
    }
}

internal sealed class OneTimeCodeConfiguration : IEntityTypeConfiguration<OneTimeCodeRow>
{
    public void Configure(EntityTypeBuilder<OneTimeCodeRow> builder)
    {
        builder.ToTable("one_time_code", LedgerSchema.Name);
        builder.HasKey(c => new { c.AccountId, c.Hash });
        builder.HasIndex(c => c.UsedBy).IsUnique().HasFilter("used_by is not null");
    }
}

internal sealed class WrongCodesConfiguration : IEntityTypeConfiguration<WrongCodesRow>
{
    public void Configure(EntityTypeBuilder<WrongCodesRow> builder)
    {
        builder.ToTable("wrong_codes", LedgerSchema.Name);
        builder.HasKey(g => new { g.AccountId, g.ById });
    }
}
