using System.Collections.Concurrent;
using Allpay.Fuzz.Http;

namespace Allpay.Fuzz.Judging;

/// <summary>Counts requests by kind and by answer, and remembers the slowest and the dearest.</summary>
internal sealed class Tally
{
    private readonly ConcurrentDictionary<(string Kind, string Word), int> _answers = new();
    private readonly Lock _lock = new();
    private (TimeSpan Took, string Case) _slowest;
    private (TimeSpan Cpu, string Case) _dearest;

    public int Requests => _answers.Values.Sum();

    /// <summary>Not sent in the forged phase, because what was changed is not part of what is signed.</summary>
    public int StillSigned { get; set; }

    /// <summary>Late once, in time when sent again alone: the machine was busy.</summary>
    public int LateOnce { get; set; }

    public void Count(Case request, Answer answer, Verdict verdict)
    {
        _answers.AddOrUpdate((request.Kind, verdict.Word), 1, static (_, count) => count + 1);
        if (request.Delivery is { MayNeverEnd: true }) return;
        lock (_lock)
            if (answer.Took > _slowest.Took) _slowest = (answer.Took, $"{request.Name} ({request.Kind})");
    }

    public void CountCpu(Case request, TimeSpan cpu)
    {
        lock (_lock)
            if (cpu > _dearest.Cpu) _dearest = (cpu, $"{request.Name} ({request.Kind}: {request.Mutations[^1]})");
    }

    public void Print()
    {
        foreach (var kind in _answers.GroupBy(a => a.Key.Kind).OrderBy(k => k.Key, StringComparer.Ordinal))
        {
            Console.WriteLine($"  {kind.Key,-34} {kind.Sum(a => a.Value),9:N0}");
            foreach (var answer in kind.OrderByDescending(a => a.Value))
                Console.WriteLine($"      {answer.Key.Word,-40} {answer.Value,9:N0}");
        }

        Console.WriteLine($"  {"all requests",-34} {Requests,9:N0}");
        Console.WriteLine($"  still signed, so not sent as forged {StillSigned,8:N0}");
        Console.WriteLine($"  slowest answer           {_slowest.Took.TotalMilliseconds:N0} ms, {_slowest.Case}");
        Console.WriteLine($"  late once, not again     {LateOnce:N0}");
        Console.WriteLine($"  most CPU of one request  {_dearest.Cpu.TotalMilliseconds:N0} ms, {_dearest.Case}");
    }
}
