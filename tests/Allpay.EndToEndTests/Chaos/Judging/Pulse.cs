using Allpay.EndToEndTests.Chaos.Faults;

namespace Allpay.EndToEndTests.Chaos.Judging;

/// <summary>Feels whether the machine itself stands still.</summary>
internal sealed class Pulse(Timeline timeline)
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(50);

    // Less is a busy machine, for which every limit has its margin.
    private static readonly TimeSpan StallMin = TimeSpan.FromMilliseconds(500);

    public async Task BeatAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var before = timeline.Now;
            await Task.Delay(Beat, CancellationToken.None);
            if (timeline.Now - before > StallMin) timeline.StoodStill(before);
        }
    }
}
