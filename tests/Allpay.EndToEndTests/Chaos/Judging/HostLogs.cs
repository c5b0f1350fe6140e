using System.Text.Json;

namespace Allpay.EndToEndTests.Chaos.Judging;

/// <summary>One kind of line in the hosts' logs.</summary>
internal sealed record LogEvent(int Id, string Level, string Category);

/// <summary>What the hosts logged, counted, with the first line of each kind.</summary>
internal sealed class HostLogs
{
    private const int LineMax = 700;

    private readonly Dictionary<LogEvent, (int Count, string First)> _events = [];

    public IReadOnlyDictionary<LogEvent, (int Count, string First)> Events => _events;

    public static HostLogs Read(IEnumerable<string> files)
    {
        var logs = new HostLogs();
        foreach (var line in files.SelectMany(File.ReadLines)) logs.Add(line);
        return logs;
    }

    public void Judge(Findings findings)
    {
        foreach (var (kind, (count, first)) in _events.Where(e => e.Key.Level == "Critical"))
            findings.Add(Promise.NoCritical, $"{count} × {kind.Id} of {kind.Category}, the first: {first}");
    }

    private void Add(string line)
    {
        if (line.Length == 0) return;
        var kind = KindOf(line);
        var known = _events.GetValueOrDefault(kind, (0, line.Length > LineMax ? line[..LineMax] : line));
        _events[kind] = (known.Item1 + 1, known.Item2);
    }

    // What is not one of the logger's lines is what the runtime says when it dies.
    private static LogEvent KindOf(string line)
    {
        try
        {
            var entry = JsonDocument.Parse(line).RootElement;
            return new LogEvent(
                entry.GetProperty("EventId").GetInt32(), entry.GetProperty("LogLevel").GetString()!,
                entry.GetProperty("Category").GetString()!);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return new LogEvent(0, "not a log line", "");
        }
    }
}
