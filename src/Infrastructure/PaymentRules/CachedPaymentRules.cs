using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Allpay.Infrastructure.PaymentRules;

/// <summary>
/// All tariffs and limits, read whole and kept for some seconds. Whoever finds them stale has them read anew and the
/// others wait for that same reading, also for its failure: nothing is ever priced by rules older than <see cref="Lifetime"/>,
/// and nobody waits for more than one reading.
/// </summary>
internal sealed class CachedPaymentRules(IServiceScopeFactory scopes, TimeProvider clock) : IPaymentRules
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private volatile RuleBook? _book;
    private Task<RuleBook>? _reading;

    public async ValueTask<Quote> QuoteAsync(
        PaymentKind kind, PartyId partner, Money amount, CancellationToken cancellationToken) =>
        (await BookAsync(cancellationToken)).PriceOf(kind, partner, amount, clock.GetUtcNow());

    public async ValueTask<HolderLimits> LimitsAsync(IdentificationLevel level, CancellationToken cancellationToken) =>
        (await BookAsync(cancellationToken)).Limits(level);

    private ValueTask<RuleBook> BookAsync(CancellationToken cancellationToken) =>
        Fresh() is { } book ? ValueTask.FromResult(book) : new ValueTask<RuleBook>(ReadAsync().WaitAsync(cancellationToken));

    private RuleBook? Fresh() => _book is { } book && (clock.GetUtcNow() - book.ReadAt < Lifetime) ? book : null;

    private Task<RuleBook> ReadAsync()
    {
        lock (_gate)
        {
            if (Fresh() is { } book) return Task.FromResult(book);
            if (_reading is not { IsCompleted: false }) _reading = Task.Run(LoadAsync);
            return _reading;
        }
    }

    // It serves all who wait, so none of them can call it off.
    private async Task<RuleBook> LoadAsync()
    {
        var readAt = clock.GetUtcNow();
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AllpayDbContext>();
        var tariffs = await db.Tariffs.AsNoTracking().ToListAsync();
        var limits = await db.HolderLimits.AsNoTracking().ToListAsync();
        return _book = new RuleBook(readAt, tariffs, limits);
    }
}
