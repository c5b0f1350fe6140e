using System.Globalization;

namespace Allpay.Fuzz;

/// <summary>What a run is told: where, how long, from which seed, or which single case to send again.</summary>
internal sealed record FuzzOptions(string BaseUrl, string SandboxDirectory)
{
    public TimeSpan Duration { get; init; } = TimeSpan.FromSeconds(600);
    public int Seed { get; init; } = Random.Shared.Next();
    public int Connections { get; init; } = 8;
    public string FindingsDirectory { get; init; } = "findings";

    /// <summary>A case of an earlier run, as its finding names it: <c>forged:17</c>, <c>signed:4711</c>.</summary>
    public (Phase Phase, int Index)? Only { get; init; }

    /// <summary>Null where the words make no sense.</summary>
    public static FuzzOptions? Read(string[] words)
    {
        if (words is not [var url, var sandbox, .. var rest] || rest.Length % 2 != 0) return null;
        FuzzOptions? options = new(url, sandbox);
        for (var i = 0; i < rest.Length && options is not null; i += 2) options = options.With(rest[i], rest[i + 1]);
        return options;
    }

    private FuzzOptions? With(string name, string value) => name switch
    {
        "--seconds" => this with { Duration = TimeSpan.FromSeconds(Number(value)) },
        "--seed" => this with { Seed = Number(value) },
        "--connections" => this with { Connections = Number(value) },
        "--findings" => this with { FindingsDirectory = value },
        "--only" when value.Split(':') is [var phase, var index] =>
            this with { Only = (Enum.Parse<Phase>(phase, ignoreCase: true), Number(index)) },
        _ => null,
    };

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}

/// <summary>
/// What the requests of a phase have in common: in the first none is validly signed, so nothing may happen; in the second
/// what was mutated was signed afterwards, so anything may.
/// </summary>
internal enum Phase
{
    Forged,
    Signed,
}
