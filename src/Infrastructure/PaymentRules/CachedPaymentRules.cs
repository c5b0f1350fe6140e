using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Allpay.Infrastructure.PaymentRules;

/// <summary>
/// All tariffs and limits, read whole and kept for some seconds. Whoever finds them stale reads them anew and the
/// others wait: nothing is ever priced by rules older than <see cref="Lifetime"/>.
/// </summary>
internal sealed class CachedPaymentRules(IServiceScopeFactory scopes, TimeProvider clock) : IPaymentRules, IDisposable
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _reading = new(1, 1);
    private volatile RuleBook? _book;

    public async ValueTask<Quote> QuoteAsync(
        PaymentKind kind, PartyId partner, Money amount, CancellationToken cancellationToken) =>
        (await BookAsync(cancellationToken)).PriceOf(kind, partner, amount, clock.GetUtcNow());

    public async ValueTask<HolderLimits> LimitsAsync(IdentificationLevel level, CancellationToken cancellationToken) =>
        (await BookAsync(cancellationToken)).Limits(level);

    public void Dispose() => _reading.Dispose();

    private ValueTask<RuleBook> BookAsync(CancellationToken cancellationToken) =>
        Fresh() is { } book ? ValueTask.FromResult(book) : new ValueTask<RuleBook>(ReadAsync(cancellationToken));

    private RuleBook? Fresh() => _book is { } book && (clock.GetUtcNow() - book.ReadAt < Lifetime) ? book : null;

    private async Task<RuleBook> ReadAsync(CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            return Fresh() ?? (_book = await LoadAsync(cancellationToken));
        }
        finally
        {
            _reading.Release();
        }
    }

    private async Task<RuleBook> LoadAsync(CancellationToken cancellationToken)
    {
        var readAt = clock.GetUtcNow();
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AllpayDbContext>();
        var tariffs = await db.Tariffs.AsNoTracking().ToListAsync(cancellationToken);
        var limits = await db.HolderLimits.AsNoTracking().ToListAsync(cancellationToken);
        return new RuleBook(readAt, tariffs, limits);
    }
}
