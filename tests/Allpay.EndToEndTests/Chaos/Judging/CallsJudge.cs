using Allpay.EndToEndTests.Chaos.Clients;
using Allpay.EndToEndTests.Chaos.Faults;

namespace Allpay.EndToEndTests.Chaos.Judging;

/// <summary>How long calls waited, and whether those that got nothing had a reason to.</summary>
internal sealed class CallsJudge(Timeline timeline, Findings findings)
{
    /// <summary>A host answers within 5 s, whatever its stores do; the rest is for the machine.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(8);

    // A provider has 5 s for its word, and what it says is written behind it.
    private static readonly TimeSpan ProvidersWord = TimeSpan.FromSeconds(5);

    // A connection may be found broken a moment after its host is ready again.
    private static readonly TimeSpan Aftermath = TimeSpan.FromSeconds(0.5);

    public void Judge(IEnumerable<MadeCall> calls)
    {
        foreach (var call in calls) Judge(call);
    }

    /// <summary>How long it waited while its host was alive and not stopped.</summary>
    public TimeSpan Waited(MadeCall call) => timeline.Alive(call.Host, call.From, call.To);

    public static bool IsAnswered(MadeCall call) => call.Told.Word is not (Word.Lost or Word.HungUp or Word.NoAnswer);

    private void Judge(MadeCall call)
    {
        if (call.Told.Word == Word.Lost && !timeline.IsBroken(call.Host, call.From - Aftermath, call.To))
            findings.Add(Promise.NobodyIsLeft, $"lost by a living host: {call}");
        if (call.Told.Word == Word.NoAnswer && Waited(call) > LimitOf(call))
            findings.Add(Promise.NobodyIsLeft, $"never answered: {call}");
        if (IsAnswered(call) && Waited(call) > LimitOf(call))
            findings.Add(Promise.InTime, $"answered after {Waited(call).TotalSeconds:0.0} s: {call} ({Around(call)})");
    }

    public static bool AsksProvider(MadeCall call) => call.Kind is CallKind.RestService or CallKind.SoapService;

    private static TimeSpan LimitOf(MadeCall call) => AsksProvider(call) ? Limit + ProvidersWord : Limit;

    private string Around(MadeCall call) => string.Join(", ", timeline.During(call.From, call.To)
        .Select(o => $"{o.Fault} {o.From.TotalSeconds:0.0} to {o.To.TotalSeconds:0.0} s"));
}
