using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Parties;

namespace Allpay.Infrastructure.Audit;

/// <summary>
/// One act: who did what to what, when, from where, and what it changed. Only ever added: the database takes no change of it
/// and no deletion from anybody.
/// </summary>
public sealed class AuditEntry
{
    public const int SubjectLengthMax = 128;
    public const int NameLengthMax = 128;

    public long Id { get; init; }

    /// <summary>By the database's clock, whatever is written here.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Null where nobody was known: a log-in that failed, or the host itself.</summary>
    public PartyKind? PartyKind { get; init; }
    public PartyId? PartyId { get; init; }

    /// <summary>The login, or an operator's own name.</summary>
    public string? Name { get; init; }

    /// <summary>One of <see cref="AuditActions"/>; stable, to be searched for.</summary>
    public required string Action { get; init; }

    /// <summary>What it was done to, by kind and number, or the name that was tried.</summary>
    public required string Subject { get; init; }
    public string? Address { get; init; }
    public string? RequestId { get; init; }

    /// <summary>JSON, without secrets.</summary>
    public string? Before { get; init; }
    public string? After { get; init; }
}
