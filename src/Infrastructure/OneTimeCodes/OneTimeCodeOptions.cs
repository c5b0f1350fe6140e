using System.ComponentModel.DataAnnotations;

namespace Allpay.Infrastructure.OneTimeCodes;

/// <summary>The settings of one-time codes, section <c>OneTimeCodes</c>.</summary>
public sealed class OneTimeCodeOptions
{
    public const string Section = "OneTimeCodes";

    /// <summary>
    /// The file of the secret codes are hashed with, the same on every node: 32 bytes or more. A new secret makes the codes
    /// that are out useless.
    /// </summary>
    [Required]
    public string KeyFile { get; init; } = "";

    [Range(1, 1440)]
    public int Minutes { get; init; } = 10;

    /// <summary>How many good codes a holder may have unused: each makes a blind guess likelier.</summary>
    [Range(1, 1000)]
    public int UnusedMax { get; init; } = 10;

    /// <summary>For one holder by one agent.</summary>
    [Range(1, 1000)]
    public int WrongPerHolderAndAgentMax { get; init; } = 5;

    /// <summary>For one holder by all agents: no single agent keeps a holder from using codes everywhere.</summary>
    [Range(1, 1000)]
    public int WrongPerHolderMax { get; init; } = 20;

    [Range(1, 1440)]
    public int HolderWindowMinutes { get; init; } = 15;

    [Range(1, 100_000)]
    public int WrongPerAgentMax { get; init; } = 100;

    [Range(1, 1440)]
    public int AgentWindowMinutes { get; init; } = 60;
}
