using Allpay.Infrastructure.Persistence;
using Allpay.Infrastructure.Providers;
using Microsoft.EntityFrameworkCore;

namespace Allpay.Features.TerminalPay.Providers;

/// <summary>Finds services by the code agents name, and by the provider that has but one.</summary>
internal sealed class ServiceDirectory(AllpayDbContext db)
{
    /// <summary>Blocked or not; null where there is none.</summary>
    public Task<ProviderService?> FindAsync(long publicCode, CancellationToken cancellationToken) =>
        All(db.Services.Where(s => s.PublicCode == publicCode), db.Providers).SingleOrDefaultAsync(cancellationToken);

    /// <summary>The first service of a provider; null where it has none.</summary>
    public Task<ProviderService?> FindFirstAsync(string provider, CancellationToken cancellationToken) =>
        All(db.Services.OrderBy(s => s.PublicCode), db.Providers.Where(p => p.Code == provider))
            .FirstOrDefaultAsync(cancellationToken);

    private static IQueryable<ProviderService> All(IQueryable<Service> services, IQueryable<Provider> providers) =>
        from s in services.AsNoTracking()
        join p in providers on s.ProviderId equals p.Id
        select new ProviderService(s.PublicCode, s.ProviderCode, s.Name, s.IsBlocked || p.IsBlocked)
        {
            Provider = p.Code,
            Account = p.Account,
            Address = p.Address,
        };
}
