using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Allpay.Fuzz.Http;
using Allpay.Fuzz.Judging;

namespace Allpay.Fuzz;

/// <summary>
/// Both phases of a run. Each begins with requests one at a time, whose processor time can be told, and goes on over several
/// connections.
/// </summary>
internal sealed class FuzzRun(FuzzOptions options, CaseFactory factory, SandboxKeys keys, HttpClient http)
{
    private const int SlowSenders = 4;
    private const int CodesOfEach = 100;
    private static readonly TimeSpan CpuMax = TimeSpan.FromSeconds(1);

    private readonly Sender _sender = new(http);
    private readonly Judge _judge = new(keys.Server);
    private readonly ConcurrentBag<Case> _late = [];
    private readonly int[] _next = new int[2];

    public Tally Tally { get; } = new();
    public Findings Findings { get; } = new(options);

    /// <summary>What validly signed requests named; a payment of any other reference came about wrongly.</summary>
    public ConcurrentDictionary<string, bool> SignedReferences { get; } = new(StringComparer.Ordinal);

    public async Task PhaseAsync(Phase phase, TimeSpan time)
    {
        Console.WriteLine($"{phase}: {time.TotalSeconds:0} s, a third of it one at a time …");
        await OneAtATimeAsync(phase, time / 3);
        var slow = Enumerable.Range(0, SlowSenders).Select(number => SlowAsync(phase, number)).ToList();
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, options.Connections).Select(_ => Task.Run(async () =>
        {
            while (watch.Elapsed < time * 2 / 3) await SendAsync(Next(phase));
        })));
        await Task.WhenAll(slow);
        await AgainAsync();
    }

    public async Task OnlyAsync(Phase phase, int index)
    {
        var request = factory.Make(phase, index);
        var made = string.Join(", ", request.Mutations);
        Console.WriteLine($"{request.Kind}: {made}; {request.Delivery?.Name ?? "POST"} to {request.Path}");
        Console.WriteLine(Encoding.UTF8.GetString(request.Delivery?.Request ?? request.Body));
        var answer = await AnswerAsync(request);
        Console.WriteLine($"→ {answer.Status} after {answer.Took.TotalMilliseconds:0} ms {answer.Failure?.Message}");
        Console.WriteLine(Encoding.UTF8.GetString(answer.Body));
        if (_judge.Of(request, answer).Finding is { } finding) Findings.Keep(request, answer, finding);
    }

    /// <summary>The first calls compile the server; that is nobody's processor time.</summary>
    public async Task WarmUpAsync()
    {
        for (var index = -1; index > -100; index--)
        {
            var request = factory.Make(Phase.Forged, index);
            if (!request.IsSigned) await AnswerAsync(request);
        }
    }

    /// <summary>Lets holders make codes, so that some cash-outs are carried out.</summary>
    public async Task MakeCodesAsync()
    {
        var codes = new List<string>();
        foreach (var holder in keys.File.Holders.Take(2))
            for (var i = 0; i < CodesOfEach; i++) codes.Add(await MakeCodeAsync(holder.ApiKey));
        factory.Codes = codes;
    }

    private async Task<string> MakeCodeAsync(string apiKey)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post,
            "/api/v1/cash-out-codes") { Content = JsonContent.Create(new { }) };
        request.Headers.Add("X-Api-Key", apiKey);
        using var response = await http.SendAsync(request);
        return (await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString()!;
    }

    private async Task OneAtATimeAsync(Phase phase, TimeSpan time)
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < time)
        {
            var request = Next(phase);
            var before = HostCpu.Now();
            var answer = await SendAsync(request);
            var cpu = HostCpu.Now() - before;
            Tally.CountCpu(request, cpu);
            if (cpu > CpuMax) Findings.Keep(request, answer, "took more than a second of the processor");
        }
    }

    // What still carries a valid signature has no place among the forged.
    private Case Next(Phase phase)
    {
        while (true)
        {
            var request = factory.Make(phase, Interlocked.Increment(ref _next[(int)phase]));
            if (phase == Phase.Signed || !request.IsSigned) return request;
            lock (Tally) Tally.StillSigned++;
        }
    }

    private async Task<Answer> SendAsync(Case request)
    {
        if (request.Phase == Phase.Signed)
            foreach (var reference in request.References) SignedReferences.TryAdd(reference, true);
        var answer = await AnswerAsync(request);
        var verdict = _judge.Of(request, answer);
        Tally.Count(request, answer, verdict);
        if (verdict.Word == "late") _late.Add(request);
        else if (verdict.Finding is { } finding) Findings.Keep(request, answer, finding);
        return answer;
    }

    private Task<Answer> AnswerAsync(Case request) => request.Delivery is { } delivery
        ? _sender.SendAsync(delivery)
        : _sender.PostAsync(request.Path, request.Body, request.Operation);

    private Task<Answer> SlowAsync(Phase phase, int number)
    {
        var request = Next(phase);
        var delivery = OddHttp.Slow(http.BaseAddress!.Authority, request.Path, request.Body, number);
        return SendAsync(request with { Kind = "slow sender", Delivery = delivery });
    }

    // A busy machine makes anything late once; what is late alone as well hangs.
    private async Task AgainAsync()
    {
        while (_late.TryTake(out var request))
        {
            var answer = await AnswerAsync(request);
            var verdict = _judge.Of(request, answer);
            if (verdict.Finding is { } finding) Findings.Keep(request, answer, finding);
            else Tally.LateOnce++;
        }
    }
}
