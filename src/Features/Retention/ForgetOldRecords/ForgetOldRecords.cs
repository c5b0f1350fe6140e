using Allpay.Infrastructure.Mediation;
using MediatR;

namespace Allpay.Features.Retention.ForgetOldRecords;

/// <summary>
/// Deletes signed messages past their retention, and sessions, unused codes, counts and messages' digests that ended days ago.
/// </summary>
public sealed record ForgetOldRecords : IRequest<Outcome<DeletedRecords>>;
