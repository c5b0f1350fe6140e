using Allpay.Infrastructure.Mediation;
using MediatR;

namespace Allpay.Features.Operators.ListOperators;

/// <summary>All operators by number, blocked ones too.</summary>
public sealed record ListOperators : IRequest<Outcome<IReadOnlyList<OperatorCard>>>;
