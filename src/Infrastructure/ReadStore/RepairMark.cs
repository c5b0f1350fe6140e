using System.Globalization;
using StackExchange.Redis;

namespace Allpay.Infrastructure.ReadStore;

/// <summary>Remembers, in Redis itself, when the last repair that came to its end began.</summary>
internal sealed class RepairMark(RedisGuard guard, ReadKeys keys, TimeProvider clock)
{
    public DateTimeOffset Now => clock.GetUtcNow();

    public async Task<DateTimeOffset?> TryReadAsync(CancellationToken cancellationToken)
    {
        var answer = await guard.TryAsync(
            redis => redis.GetDatabase().StringGetAsync(keys.RepairedUntil), cancellationToken);
        return DateTimeOffset.TryParse(
            answer.Value, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var mark) ? mark : null;
    }

    public async Task TryWriteAsync(DateTimeOffset mark, CancellationToken cancellationToken)
    {
        RedisValue text = mark.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);
        await guard.TryAsync(
            redis => redis.GetDatabase().StringSetAsync(keys.RepairedUntil, text), cancellationToken);
    }
}
