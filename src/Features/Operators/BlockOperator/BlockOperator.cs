using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using MediatR;

namespace Allpay.Features.Operators.BlockOperator;

/// <summary>
/// Ends an operator's keys for good. Nobody blocks itself, so one always remains. Blocking again changes nothing.
/// </summary>
public sealed record BlockOperator(ApiCaller By, long Id) : IRequest<Outcome<OperatorCard>>;
