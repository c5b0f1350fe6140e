using Allpay.Infrastructure.Audit;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.Parties.Logins;
using Allpay.Infrastructure.PaymentRules;
using Allpay.Infrastructure.Providers;
using Microsoft.EntityFrameworkCore;

namespace Allpay.Infrastructure.Persistence;

/// <summary>
/// The model of everything but the ledger's hot path, and the owner of every migration. The ledger's tables are part of
/// the model, yet have no sets here: money moves through <see cref="ILedger"/> only.
/// </summary>
public sealed class AllpayDbContext(DbContextOptions<AllpayDbContext> options) : DbContext(options)
{
    public DbSet<Agent> Agents => Set<Agent>();
    public DbSet<Certificate> Certificates => Set<Certificate>();
    public DbSet<CertificateChallenge> CertificateChallenges => Set<CertificateChallenge>();
    public DbSet<Merchant> Merchants => Set<Merchant>();
    public DbSet<Holder> Holders => Set<Holder>();
    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();
    public DbSet<Operator> Operators => Set<Operator>();
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();
    public DbSet<LoginFailures> LoginFailures => Set<LoginFailures>();
    public DbSet<LoginOrigin> LoginOrigins => Set<LoginOrigin>();
    public DbSet<PasswordCode> PasswordCodes => Set<PasswordCode>();
    public DbSet<Provider> Providers => Set<Provider>();
    public DbSet<Service> Services => Set<Service>();
    public DbSet<Tariff> Tariffs => Set<Tariff>();
    public DbSet<HolderLimits> HolderLimits => Set<HolderLimits>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(AllpayDbContext).Assembly);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Money>().HaveConversion<MoneyConverter>();
        configurationBuilder.Properties<AccountId>().HaveConversion<AccountIdConverter>();
        configurationBuilder.Properties<PaymentId>().HaveConversion<PaymentIdConverter>();
        configurationBuilder.Properties<TransferId>().HaveConversion<TransferIdConverter>();
        configurationBuilder.Properties<PartyId>().HaveConversion<PartyIdConverter>();
        configurationBuilder.Properties<Fingerprint>().HaveConversion<FingerprintConverter>();
    }
}
