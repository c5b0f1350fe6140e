using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Allpay.Infrastructure.PaymentRules;

internal sealed class TariffConfiguration : IEntityTypeConfiguration<Tariff>
{
    public void Configure(EntityTypeBuilder<Tariff> builder)
    {
        builder.ToTable("tariff", "rules", t => t.HasCheckConstraint(
            "ck_tariff_sane",
            "fixed >= 0 and rate_ppm between 0 and 1000000 and min >= 0 and (min is null or max is null or min <= max)"));
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
