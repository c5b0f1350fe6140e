using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Allpay.Infrastructure.Audit;

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    private const int ActionLengthMax = 64;
    private const int AddressLengthMax = 64;
    private const int RequestIdLengthMax = 128;
    private const string Json = "jsonb";

    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("audit", "ops");
        builder.Property(e => e.Id).UseIdentityAlwaysColumn();
        builder.Property(e => e.At).HasDefaultValueSql("now()");
        builder.Property(e => e.Name).HasMaxLength(AuditEntry.NameLengthMax);
        builder.Property(e => e.Action).HasMaxLength(ActionLengthMax);
        builder.Property(e => e.Subject).HasMaxLength(AuditEntry.SubjectLengthMax);
        builder.Property(e => e.Address).HasMaxLength(AddressLengthMax);
        builder.Property(e => e.RequestId).HasMaxLength(RequestIdLengthMax);
        builder.Property(e => e.Before).HasColumnType(Json);
        builder.Property(e => e.After).HasColumnType(Json);
        // Pages go backwards by id, whatever is asked for.
        builder.HasIndex(e => new { e.Action, e.Id });
        builder.HasIndex(e => new { e.Subject, e.Id });
        builder.HasIndex(e => new { e.PartyId, e.Id });
    }
}
