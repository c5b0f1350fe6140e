using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Allpay.Infrastructure.Parties;

internal static class PartySchema
{
    public const string Name = "party";
}

internal sealed class AgentConfiguration : IEntityTypeConfiguration<Agent>
{
    public void Configure(EntityTypeBuilder<Agent> builder)
    {
        builder.ToTable("agent", PartySchema.Name);
        builder.HasIndex(a => a.Login).IsUnique();
        builder.HasIndex(a => a.FloatAccount).IsUnique();
    }
}

internal sealed class CertificateConfiguration : IEntityTypeConfiguration<Certificate>
{
    public void Configure(EntityTypeBuilder<Certificate> builder)
    {
        builder.ToTable("certificate", PartySchema.Name);
        builder.HasKey(c => c.Number);
        builder.Property(c => c.Number).ValueGeneratedNever();
        builder.HasIndex(c => c.KeyHash).IsUnique();
        builder.Property(c => c.AllowsSha1).HasDefaultValue(true).HasSentinel(true);
        builder.HasOne<Agent>().WithMany().HasForeignKey(c => c.AgentId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class MerchantConfiguration : IEntityTypeConfiguration<Merchant>
{
    public void Configure(EntityTypeBuilder<Merchant> builder)
    {
        builder.ToTable("merchant", PartySchema.Name);
        builder.HasIndex(m => m.Login).IsUnique();
        builder.HasIndex(m => m.WalletCode).IsUnique();
        builder.HasIndex(m => m.TerminalCode).IsUnique();
    }
}

internal sealed class HolderConfiguration : IEntityTypeConfiguration<Holder>
{
    public void Configure(EntityTypeBuilder<Holder> builder)
    {
        builder.ToTable("holder", PartySchema.Name);
        builder.Property(h => h.UserName).HasMaxLength(Holder.UserNameLengthMax);
        builder.HasIndex(h => h.UserName).IsUnique();
        builder.HasIndex(h => h.WalletAccount).IsUnique();
    }
}

internal sealed class OperatorConfiguration : IEntityTypeConfiguration<Operator>
{
    public void Configure(EntityTypeBuilder<Operator> builder)
    {
        builder.ToTable("operator", PartySchema.Name);
        builder.Property(o => o.Name).HasMaxLength(Operator.NameLengthMax);
        builder.HasIndex(o => o.Name).IsUnique();
    }
}

internal sealed class ApiKeyConfiguration : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> builder)
    {
        builder.ToTable("api_key", PartySchema.Name);
        builder.HasIndex(k => k.Hash).IsUnique();
        builder.HasIndex(k => k.PartyId);
    }
}
