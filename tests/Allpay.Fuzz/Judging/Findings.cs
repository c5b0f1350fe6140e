using System.Text;
using Allpay.Fuzz.Http;

namespace Allpay.Fuzz.Judging;

/// <summary>Keeps the requests that were answered wrongly: the body as it was sent, and beside it how and what came back.</summary>
internal sealed class Findings(FuzzOptions options)
{
    private const int KeptMax = 50;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _counts = [];

    public int Count => _counts.Values.Sum();

    public int CountOf(string what) => _counts.GetValueOrDefault(what);

    /// <summary>How often each thing was found wrong.</summary>
    public void Print()
    {
        Console.WriteLine($"  findings                   {Count:N0}");
        foreach (var (what, count) in _counts) Console.WriteLine($"      {what,-60} {count,9:N0}");
    }

    public void Keep(Case request, Answer answer, string what)
    {
        lock (_lock)
        {
            Console.WriteLine($"! {request.Name} ({request.Kind}): {what}");
            _counts[what] = _counts.GetValueOrDefault(what) + 1;
            if (_counts[what] > KeptMax) return;
            Directory.CreateDirectory(options.FindingsDirectory);
            var file = Path.Combine(options.FindingsDirectory, $"{options.Seed}-{request.Name.Replace(':', '-')}");
            File.WriteAllBytes($"{file}.xml", request.Body);
            if (request.Delivery is { } delivery) File.WriteAllBytes($"{file}.http", delivery.Request);
            File.WriteAllText($"{file}.txt", Describe(request, answer, what));
            Console.WriteLine($"  {file}.xml");
        }
    }

    /// <summary>A finding about the whole run.</summary>
    public void Add(string what)
    {
        lock (_lock) _counts[what] = _counts.GetValueOrDefault(what) + 1;
        Console.WriteLine($"! {what}");
    }

    private string Describe(Case request, Answer answer, string what) =>
        $"""
        {what}
        again: ./fuzz --seed {options.Seed} --only {request.Name}
        kind: {request.Kind}; {string.Join(", ", request.Mutations)}; {request.Delivery?.Name ?? "POST"} to {request.Path}
        validly signed: {request.IsSigned}
        answer: {answer.Status} after {answer.Took.TotalMilliseconds:0} ms {answer.Failure?.Message}
        {Encoding.UTF8.GetString(answer.Body)}

        """;
}
