using Allpay.Infrastructure.Mediation;
using MediatR;

namespace Allpay.Features.Operators.AddOperator;

/// <summary>Takes in a further operator, who gets a key of its own.</summary>
public sealed record AddOperator(string? Name) : IRequest<Outcome<NewOperator>>;

/// <summary>The operator and its key, which is told this once.</summary>
public sealed record NewOperator(OperatorCard Operator, string ApiKey);
