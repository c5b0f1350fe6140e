using Allpay.Infrastructure.Ledger;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Allpay.Infrastructure.Parties;

/// <summary>
/// What an agent has to sign, to show that the key of a certificate it adds is its own: the last one it asked for, once.
/// </summary>
public sealed class CertificateChallenge
{
    public required PartyId AgentId { get; init; }

    /// <summary>SHA-256 of the text.</summary>
    public required byte[] Hash { get; set; }
    public required DateTimeOffset ExpiresAt { get; set; }
}

internal sealed class CertificateChallengeConfiguration : IEntityTypeConfiguration<CertificateChallenge>
{
    public void Configure(EntityTypeBuilder<CertificateChallenge> builder)
    {
        builder.ToTable("certificate_challenge", PartySchema.Name);
        builder.HasKey(c => c.AgentId);
        builder.Property(c => c.AgentId).ValueGeneratedNever();
    }
}
