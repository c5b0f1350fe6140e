using Allpay.Infrastructure.Audit;
using Allpay.Infrastructure.Mediation;
using MediatR;

namespace Allpay.Features.Audit.ListAudit;

/// <summary>What was done, the newest first, a page at a time; only what fits all that is given.</summary>
public sealed record ListAudit : IRequest<Outcome<AuditPage>>
{
    public const int LimitMax = 200;
    public const int LimitDefault = 50;

    public string? Action { get; init; }
    public string? Subject { get; init; }
    public string? Name { get; init; }
    public long? PartyId { get; init; }
    public DateTimeOffset? From { get; init; }
    public DateTimeOffset? Until { get; init; }

    /// <summary>As the page before told it.</summary>
    public long? Cursor { get; init; }
    public int? Limit { get; init; }
}

/// <summary>The cursor leads to older entries; null on the last page.</summary>
public sealed record AuditPage(IReadOnlyList<AuditEntry> Entries, long? Next);
