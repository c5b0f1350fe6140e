using Allpay.Infrastructure.Ledger;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Allpay.Infrastructure.MessageArchive;

/// <summary>
/// One signed message as it arrived, byte for byte, encrypted: with the certificate's key it proves for ever what its sender
/// asked for.
/// </summary>
internal sealed class SignedMessageRow
{
    public long Id { get; init; }
    public DateTimeOffset ReceivedAt { get; init; }
    public PartyId AgentId { get; init; }
    public long CertificateNumber { get; init; }
    public required string Contract { get; init; }
    public required string Operation { get; init; }
    public required byte[] Message { get; init; }

    /// <summary>The key it is encrypted with; null where it was kept before there was one.</summary>
    public string? KeyId { get; init; }
}

internal sealed class SignedMessageConfiguration : IEntityTypeConfiguration<SignedMessageRow>
{
    private const int NameLengthMax = 64;

    public void Configure(EntityTypeBuilder<SignedMessageRow> builder)
    {
        builder.ToTable("signed_message", "ops");
        builder.Property(m => m.Id).UseIdentityAlwaysColumn();
        builder.Property(m => m.Contract).HasMaxLength(NameLengthMax);
        builder.Property(m => m.KeyId).HasMaxLength(NameLengthMax);
        builder.Property(m => m.Operation).HasMaxLength(NameLengthMax);
        // Rows arrive in the order of their time and are deleted in it: a few pages of summary do for an index.
        builder.HasIndex(m => m.ReceivedAt).HasMethod("brin");
        builder.HasIndex(m => new { m.AgentId, m.ReceivedAt });
    }
}

/// <summary>How much of one agent was kept in the business day it last sent something in.</summary>
internal sealed class ArchivedBytesRow
{
    public PartyId AgentId { get; init; }
    public DateOnly Day { get; init; }
    public long Bytes { get; init; }
}

internal sealed class ArchivedBytesConfiguration : IEntityTypeConfiguration<ArchivedBytesRow>
{
    public void Configure(EntityTypeBuilder<ArchivedBytesRow> builder)
    {
        builder.ToTable("archived_bytes", "ops");
        builder.HasKey(a => a.AgentId);
        builder.Property(a => a.AgentId).ValueGeneratedNever();
    }
}
