using System.ComponentModel.DataAnnotations;

namespace Allpay.Host.Life;

/// <summary>How a host that is told to stop takes its leave, section <c>Drain</c>.</summary>
internal sealed class DrainOptions
{
    public const string Section = "Drain";

    /// <summary>
    /// How long it goes on answering, not ready, before it takes no more connections: at least as long as whatever sends it
    /// calls needs to see that it is not ready.
    /// </summary>
    [Range(0, 300)]
    public int Seconds { get; init; } = 5;

    public TimeSpan Time => TimeSpan.FromSeconds(Seconds);
}
