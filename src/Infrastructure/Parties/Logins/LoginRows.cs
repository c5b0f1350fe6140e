using Allpay.Infrastructure.Ledger;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Allpay.Infrastructure.Parties.Logins;

/// <summary>Wrong passwords counted against a name, whoever's it is or nobody's, or against an address.</summary>
public sealed class LoginFailures
{
    /// <summary>After so long without a wrong one the count begins anew.</summary>
    public static readonly TimeSpan ForgottenAfter = TimeSpan.FromDays(1);

    public required byte[] Key { get; init; }
    public required int Wrong { get; set; }
    public required DateTimeOffset LastAt { get; set; }
}

/// <summary>A device or an address the holder has logged in from.</summary>
public sealed class LoginOrigin
{
    public required PartyId HolderId { get; init; }
    public required byte[] Hash { get; init; }
    public required DateTimeOffset SeenAt { get; set; }
}

/// <summary>Lets a holder set a password, once; given out by an operator who has seen who it is.</summary>
public sealed class PasswordCode
{
    public required PartyId HolderId { get; init; }
    public required byte[] Hash { get; set; }
    public required DateTimeOffset ExpiresAt { get; set; }
}

internal sealed class LoginFailuresConfiguration : IEntityTypeConfiguration<LoginFailures>
{
    public void Configure(EntityTypeBuilder<LoginFailures> builder)
    {
        builder.ToTable("login_failures", PartySchema.Name);
        builder.HasKey(f => f.Key);
        builder.HasIndex(f => f.LastAt);
    }
}

internal sealed class LoginOriginConfiguration : IEntityTypeConfiguration<LoginOrigin>
{
    public void Configure(EntityTypeBuilder<LoginOrigin> builder)
    {
        builder.ToTable("login_origin", PartySchema.Name);
        builder.HasKey(o => new { o.HolderId, o.Hash });
    }
}

internal sealed class PasswordCodeConfiguration : IEntityTypeConfiguration<PasswordCode>
{
    public void Configure(EntityTypeBuilder<PasswordCode> builder)
    {
        builder.ToTable("password_code", PartySchema.Name);
        builder.HasKey(c => c.HolderId);
        builder.Property(c => c.HolderId).ValueGeneratedNever();
    }
}
