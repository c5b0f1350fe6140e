using Allpay.Infrastructure.Mediation;
using MediatR;

namespace Allpay.Features.Payments.ExpirePayments;

/// <summary>Declines the pending payments whose time is over, so that their holds are free again.</summary>
public sealed record ExpirePayments : IRequest<Outcome<ExpiredPayments>>;

/// <summary>How many were due, and how many of them the ledger let expire.</summary>
public sealed record ExpiredPayments(int Due, int Expired);
