using System.Data.Common;
using System.Diagnostics.Metrics;
using Allpay.Infrastructure.Persistence;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Allpay.Infrastructure.Ledger;

/// <summary>
/// What stands in the books that somebody should know of: payments that wait, and floats that run dry. It is looked up now and
/// then in the background; whoever scrapes gets what was found last, and nothing once that is old: he never waits for a database.
/// </summary>
internal sealed class BooksMetrics : BackgroundService
{
    public const string MeterName = "Allpay.Books";

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(2);

    // In two halves, each by its index: what waits is a small part of all payments.
    private const string Pending =
        """
        select kind, count(*), extract(epoch from now() - min(created_at))::float8
        from (select kind, created_at from ledger.payment where status = 1 and sent_at is null
              union all
              select kind, created_at from ledger.payment where status = 1 and sent_at is not null) p
        group by kind
        """;

    private const string Floats =
        """
        select count(*) from party.agent a join ledger.account f on f.id = a.float_account
        where not a.is_blocked and f.credits_posted - f.debits_posted - f.debits_pending < $1
        """;

    private readonly NpgsqlDataSource _database;
    private readonly TimeProvider _clock;
    private readonly Money _floatLine;
    private volatile Found? _found;

    public BooksMetrics(NpgsqlDataSource database, TimeProvider clock, AlertOptions alerts, IMeterFactory meters)
    {
        (_database, _clock, _floatLine) = (database, clock, Money.OfTenge(alerts.FloatBelowTenge));
        var meter = meters.Create(MeterName);
        meter.CreateObservableGauge(
            "allpay.payments.pending", () => ByKind(kind => kind.Count), "{payment}", "Payments that are not final, by kind");
        meter.CreateObservableGauge(
            "allpay.payments.oldest_pending", () => ByKind(kind => kind.Seconds), "s", "The age of the oldest of them, by kind");
        meter.CreateObservableGauge(
            "allpay.floats.low", LowFloats, "{account}", "Agents' floats with less available than Alerts:FloatBelowTenge");
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, _clock);
        do await TryLookAsync(stoppingToken); while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    // A database that is away is told by the health checks; the gauges then have nothing to say.
    private async Task TryLookAsync(CancellationToken cancellationToken)
    {
        try
        {
            _found = new Found(
                _clock.GetUtcNow(), await PendingAsync(cancellationToken), await LowFloatsAsync(cancellationToken));
        }
        catch (Exception away) when (away is DbException or TimeoutException)
        {
            // Next time.
        }
    }

    private async Task<List<PendingKind>> PendingAsync(CancellationToken cancellationToken)
    {
        await using var command = _database.CreateCommand(Pending);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var kinds = new List<PendingKind>();
        while (await rows.ReadAsync(cancellationToken))
            kinds.Add(new PendingKind((PaymentKind)rows.GetInt16(0), rows.GetInt64(1), rows.GetDouble(2)));
        return kinds;
    }

    private async Task<long> LowFloatsAsync(CancellationToken cancellationToken)
    {
        await using var command = _database.CreateCommand(Floats, _floatLine.Tiyn);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private IEnumerable<Measurement<long>> LowFloats() =>
        Fresh() is { } found ? [new Measurement<long>(found.LowFloats)] : [];

    private IEnumerable<Measurement<T>> ByKind<T>(Func<PendingKind, T> value) where T : struct =>
        (Fresh()?.Pending ?? []).Select(kind => new Measurement<T>(
            value(kind), new KeyValuePair<string, object?>("kind", kind.Kind.ToString())));

    private Found? Fresh() => _found is { } found && _clock.GetUtcNow() - found.At < GoodFor ? found : null;

    private sealed record Found(DateTimeOffset At, IReadOnlyList<PendingKind> Pending, long LowFloats);

    private readonly record struct PendingKind(PaymentKind Kind, long Count, double Seconds);
}
