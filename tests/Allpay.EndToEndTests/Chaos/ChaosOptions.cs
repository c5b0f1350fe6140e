using System.Globalization;
using Allpay.EndToEndTests.Chaos.Faults;

namespace Allpay.EndToEndTests.Chaos;

/// <summary>What a run is told.</summary>
internal sealed record ChaosOptions(string HostDll)
{
    public TimeSpan Duration { get; init; } = TimeSpan.FromMinutes(20);
    public int Seed { get; init; } = Random.Shared.Next();
    public int Clients { get; init; } = 24;

    /// <summary>Where the logs of hosts and database are left.</summary>
    public string? LogDirectory { get; init; }

    /// <summary>What is broken, in place of what the seed would have broken.</summary>
    public IReadOnlyList<Step>? Steps { get; init; }

    /// <summary>
    /// Whether providers are paid. One that was killed before it heard of a payment is told again after two minutes, which a
    /// short run has not.
    /// </summary>
    public bool PaysProviders { get; init; } = true;

    /// <summary>The words of the console; null where they make no sense.</summary>
    public static ChaosOptions? Read(string[] words)
    {
        if (words is not [var host, .. var rest] || rest.Length % 2 != 0) return null;
        ChaosOptions? options = new(host);
        for (var i = 0; i < rest.Length && options is not null; i += 2) options = options.With(rest[i], rest[i + 1]);
        return options;
    }

    private ChaosOptions? With(string name, string value) => name switch
    {
        "--minutes" when Number(value) is > 0 and var minutes => this with { Duration = TimeSpan.FromMinutes(minutes) },
        "--seed" when Number(value) is { } seed => this with { Seed = seed },
        "--clients" when Number(value) is > 0 and var clients => this with { Clients = clients },
        "--logs" => this with { LogDirectory = value },
        _ => null,
    };

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
