using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Allpay.Infrastructure.Ledger;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Allpay.Infrastructure.MessageArchive;

/// <summary>
/// What each agent has had kept in this business day, as the database last counted it for all hosts. What is on its way is not
/// counted yet: an agent may pass its quota by that.
/// </summary>
internal sealed partial class ArchiveQuota
{
    public const string MeterName = "Allpay.MessageArchive";

    private readonly long _bytesMax;
    private readonly TimeProvider _clock;
    private readonly ILogger<ArchiveQuota> _logger;
    private readonly Counter<long> _refused;
    private readonly ConcurrentDictionary<PartyId, Kept> _kept = new();

    public ArchiveQuota(
        IOptions<MessageArchiveOptions> options, TimeProvider clock, IMeterFactory meters, ILogger<ArchiveQuota> logger)
    {
        (_bytesMax, _clock, _logger) = (options.Value.BytesPerAgentPerDayMax, clock, logger);
        _refused = meters.Create(MeterName).CreateCounter<long>(
            "allpay.archive.refused", "{message}", "Messages not taken because their agent's day is full.");
    }

    public DateOnly Today => BusinessDay.Of(_clock.GetUtcNow());

    public bool HasRoom(PartyId agent)
    {
        if (!_kept.TryGetValue(agent, out var kept) || kept.Day != Today || kept.Bytes < _bytesMax) return true;
        _refused.Add(1);
        return false;
    }

    /// <summary>Takes over what the database has counted.</summary>
    public void Set(PartyId agent, DateOnly day, long bytes)
    {
        var wasFull = _kept.TryGetValue(agent, out var before) && before.Day == day && before.Bytes >= _bytesMax;
        _kept[agent] = new Kept(day, bytes);
        if (!wasFull && bytes >= _bytesMax) Log.Full(_logger, agent.Value, bytes);
    }

    private sealed record Kept(DateOnly Day, long Bytes);

    private static partial class Log
    {
        [LoggerMessage(8101, LogLevel.Warning, "Agent {Agent} has had {Bytes} bytes kept today: no more are taken")]
        public static partial void Full(ILogger logger, long agent, long bytes);
    }
}
