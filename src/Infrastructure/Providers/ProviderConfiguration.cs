using Allpay.Infrastructure.Parties;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Allpay.Infrastructure.Providers;

internal sealed class ProviderConfiguration : IEntityTypeConfiguration<Provider>
{
    public void Configure(EntityTypeBuilder<Provider> builder)
    {
        builder.ToTable("provider", PartySchema.Name);
        builder.Property(p => p.Code).HasMaxLength(Provider.CodeLengthMax);
        builder.HasIndex(p => p.Code).IsUnique();
        builder.HasIndex(p => p.Account).IsUnique();
    }
}

internal sealed class ServiceConfiguration : IEntityTypeConfiguration<Service>
{
    public void Configure(EntityTypeBuilder<Service> builder)
    {
        builder.ToTable("service", PartySchema.Name);
        builder.HasKey(s => s.PublicCode);
        builder.Property(s => s.PublicCode).ValueGeneratedNever();
        builder.Property(s => s.ProviderCode).HasMaxLength(Provider.CodeLengthMax);
        builder.HasOne<Provider>().WithMany().HasForeignKey(s => s.ProviderId).OnDelete(DeleteBehavior.Restrict);
    }
}
