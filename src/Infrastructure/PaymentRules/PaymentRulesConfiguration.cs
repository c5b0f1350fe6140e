using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Allpay.Infrastructure.PaymentRules;

internal sealed class TariffConfiguration : IEntityTypeConfiguration<Tariff>
{
    public void Configure(EntityTypeBuilder<Tariff> builder)
    {
        builder.ToTable("tariff", "rules", t => t.HasCheckConstraint(
            "ck_tariff_sane", "fixed >= 0 and rate_ppm between 0 and 1000000 and coalesce(min, 0) <= coalesce(max, 9223372036854775807)"));
        builder.Property(t => t.Id).UseIdentityAlwaysColumn();
        builder.HasIndex(t => new { t.Kind, t.PartyId, t.ValidFrom }).IsUnique().AreNullsDistinct(false);
    }
}

internal sealed class HolderLimitsConfiguration : IEntityTypeConfiguration<HolderLimits>
{
    public void Configure(EntityTypeBuilder<HolderLimits> builder)
    {
        builder.ToTable("holder_limits", "rules");
        builder.HasKey(l => l.Level);
        builder.Property(l => l.Level).ValueGeneratedNever();
    }
}
