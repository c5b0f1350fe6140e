using System.Collections.Concurrent;

namespace Allpay.EndToEndTests.ThousandAgents;

/// <summary>What all agents share: the line to the host, which carries so many calls at once, and the count of what happened.</summary>
internal sealed class ChaosWorld : IDisposable
{
    private const int CallsAtOnce = 96;

    private readonly ConcurrentDictionary<string, int> _counts = new();
    private readonly SemaphoreSlim _line = new(CallsAtOnce);
    private readonly Wire _wire;

    public ChaosWorld(Uri address)
    {
        Http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 2 * CallsAtOnce })
        {
            BaseAddress = address, Timeout = TimeSpan.FromSeconds(20),
        };
        _wire = new Wire(Http, Crowd.Key);
    }

    public Crowd Crowd { get; } = new();
    public HttpClient Http { get; }

    public void Count(string what) => _counts.AddOrUpdate(what, 1, static (_, count) => count + 1);

    public string Numbers =>
        string.Join(", ", _counts.OrderBy(c => c.Key).Select(c => $"{c.Key} {c.Value}").Prepend($"calls {_wire.Calls}"));

    /// <summary>Null where no answer came: the agent hung up, or the host was killed.</summary>
    public async Task<Told?> SendAsync(CrowdAgent agent, Call call, TimeSpan? hangUpAfter, CancellationToken stop)
    {
        await _line.WaitAsync(CancellationToken.None);
        try
        {
            using var hangUp = CancellationTokenSource.CreateLinkedTokenSource(stop);
            if (hangUpAfter is { } after) hangUp.CancelAfter(after);
            var told = await _wire.SendAsync(agent, call, hangUp.Token);
            Count(told.Status ?? told.Refusal ?? "unavailable");
            if (told == Told.Nothing) await Task.Delay(100, CancellationToken.None);
            return told;
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException or IOException)
        {
            Count(hangUpAfter is null ? "lost" : "hung up");
            await Task.Delay(hangUpAfter is null ? 1000 : 1, CancellationToken.None);
            return null;
        }
        finally
        {
            _line.Release();
        }
    }

    public void Dispose()
    {
        Http.Dispose();
        _line.Dispose();
        Crowd.Dispose();
    }
}
