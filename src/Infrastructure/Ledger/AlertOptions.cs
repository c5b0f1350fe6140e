using System.ComponentModel.DataAnnotations;

namespace Allpay.Infrastructure.Ledger;

/// <summary>From where on somebody should know, section <c>Alerts</c>.</summary>
public sealed class AlertOptions
{
    public const string Section = "Alerts";

    /// <summary>A float with less available than this many tenge counts as low.</summary>
    [Range(0, 1_000_000_000)]
    public long FloatBelowTenge { get; init; } = 100_000;
}
