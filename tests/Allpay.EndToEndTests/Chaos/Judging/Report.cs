using System.Globalization;
using Allpay.EndToEndTests.Chaos.Clients;
using Allpay.EndToEndTests.Chaos.Faults;

namespace Allpay.EndToEndTests.Chaos.Judging;

/// <summary>Everything a run has left behind.</summary>
internal sealed record Remains(
    ChaosOptions Options, Timeline Timeline, IReadOnlyList<MadeCall> Calls, IReadOnlyList<ChaosClient> Clients, Findings Findings)
{
    public required HostLogs Logs { get; init; }
    public required IReadOnlyList<BookedPayment> Payments { get; init; }
    public required TimeSpan SettledAfter { get; init; }
    public required TimeSpan RedisAgreedAfter { get; init; }
}

/// <summary>A run in lines for people: what was done, what came of it, and every promise with its findings.</summary>
internal sealed class Report(Remains remains)
{
    private const int FindingsMax = 5;
    private const int LongestShown = 5;

    private readonly CallsJudge _waits = new(remains.Timeline, remains.Findings);

    public IEnumerable<string> Lines() =>
    [
        "", $"seed {remains.Options.Seed}, {remains.Options.Clients} clients, {remains.Timeline.LastEnd.TotalSeconds:0} s",
        .. Faults(), .. Requests(), .. Payments(), .. Waits(), .. Longest(), .. Latencies(), .. LogLines(), .. Ends(),
        .. Promises(),
    ];

    private IEnumerable<string> Faults() => Section("faults", remains.Timeline.Outages
        .GroupBy(o => o.Fault.Kind).OrderBy(g => g.Key).Select(g => (
            $"{g.Key}", $"{g.Count(),6}   {g.Average(o => (o.To - o.From).TotalSeconds),5:0.0} s on average")));

    private IEnumerable<string> Requests() => Section("requests", remains.Calls
        .GroupBy(c => c.Told.Word == Word.Refused ? $"{c.Told.Word} {c.Told.Detail}" : $"{c.Told.Word}")
        .OrderByDescending(g => g.Count()).Select(g => (g.Key, $"{g.Count(),6}")));

    private IEnumerable<string> Payments() => Section("payments", remains.Clients.SelectMany(c => c.Intents)
        .GroupBy(i => $"{i.Kind} {i.Final?.Word.ToString() ?? "without an end"}").OrderBy(g => g.Key)
        .Select(g => (g.Key, $"{g.Count(),6}")).Append(("in the books", $"{remains.Payments.Count,6}")));

    private IEnumerable<string> Waits() => Section("longest wait at a living host; where a provider was asked", remains
        .Timeline.Outages.GroupBy(o => o.Fault.Kind).OrderBy(g => g.Key).Select(g => ($"{g.Key}", Waits([.. g])))
        .Append(("a host's start, in all", Seconds(Answered
            .Where(c => remains.Timeline.IsCold(c.Host, c.From, c.To)).Select(c => c.To - c.From)))));

    private string Waits(IReadOnlyList<Outage> outages)
    {
        var calls = Answered.Where(call => outages.Any(o => o.Meets(call.From, call.To))).ToLookup(CallsJudge.AsksProvider);
        return $"{Seconds(calls[false].Select(_waits.Waited))} {Seconds(calls[true].Select(_waits.Waited))}";
    }

    private IEnumerable<string> Longest() => Section("the longest of them, and the longest in calm", Answered
        .Where(c => !CallsJudge.AsksProvider(c)).OrderByDescending(_waits.Waited).Take(LongestShown)
        .Concat(Calm.Where(c => !CallsJudge.AsksProvider(c)).OrderByDescending(_waits.Waited).Take(LongestShown))
        .Select(call => ($"{_waits.Waited(call).TotalSeconds:0.0} s", $"{call}")));

    private IEnumerable<MadeCall> Calm => Answered.Where(c =>
        c.From > Timeline.Cold && !remains.Timeline.During(c.From - Timeline.Cold, c.To).Any());

    private IEnumerable<string> Latencies() => Section("calm: calls, median, p99, longest", Calm
        .GroupBy(c => c.Kind).OrderBy(g => g.Key)
        .Select(g => ($"{g.Key}", Percentiles([.. g.Select(c => (c.To - c.From).TotalMilliseconds).Order()]))));

    private IEnumerable<string> LogLines() => Section("log lines of the hosts", remains.Logs.Events
        .OrderBy(e => e.Key.Id).ThenBy(e => e.Key.Category)
        .Select(e => ($"{e.Key.Id} {e.Key.Level}", $"{e.Value.Count,6}   {e.Key.Category}")));

    private IEnumerable<string> Ends() => Section("the end",
    [
        ("the last answer after the last fault", $"{remains.SettledAfter.TotalSeconds,6:0.0} s"),
        ("Redis agreed after", $"{remains.RedisAgreedAfter.TotalSeconds,6:0.0} s"),
        ("the machine stood still for at most", $"{remains.Timeline.LongestStall.TotalSeconds,6:0.0} s"),
    ]);

    private IEnumerable<string> Promises()
    {
        yield return "";
        foreach (var promise in Promise.All)
        {
            var broken = remains.Findings.Of(promise);
            yield return broken.Count == 0 ? $"kept    {promise.Sentence}" : $"BROKEN  {promise.Sentence} ({broken.Count})";
            foreach (var finding in broken.Take(FindingsMax)) yield return $"        {finding}";
        }
    }

    private IEnumerable<MadeCall> Answered => remains.Calls.Where(CallsJudge.IsAnswered);

    private static IEnumerable<string> Section(string title, IEnumerable<(string Name, string Value)> rows) =>
        rows.Select(row => $"  {row.Name,-44} {row.Value}").Prepend(title).Prepend("");

    private static string Seconds(IEnumerable<TimeSpan> times) => $"{times.DefaultIfEmpty().Max().TotalSeconds,6:0.0} s";

    private static string Percentiles(double[] ordered) => string.Create(
        CultureInfo.InvariantCulture,
        $"{ordered.Length,6} {At(ordered, 0.5),8:0} ms {At(ordered, 0.99),8:0} ms {ordered[^1],8:0} ms");

    private static double At(double[] ordered, double share) => ordered[(int)(share * (ordered.Length - 1))];
}
