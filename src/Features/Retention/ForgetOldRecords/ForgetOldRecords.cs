using Allpay.Infrastructure.Mediation;
using MediatR;

namespace Allpay.Features.Retention.ForgetOldRecords;

/// <summary>
/// Deletes signed messages past their retention, and sessions, unused codes, counts and messages' digests that ended days ago.
/// </summary>
public sealed record ForgetOldRecords : IRequest<Outcome<DeletedRecords>>;

/// <summary>How many of each were deleted.</summary>
public sealed record DeletedRecords(int Messages, int Sessions, int Codes, int Guesses)
{
    /// <summary>Of the messages that may be taken once only, what was remembered.</summary>
    public int Digests { get; init; }
}
