using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using MediatR;

namespace Allpay.Features.CashIn.GetCashIn;

/// <summary>Finds the agent's own cash-in by its id or by the agent's reference.</summary>
public sealed record GetCashIn(AgentCaller Agent, long? PaymentId, string? Reference) : IRequest<Outcome<PaymentReceipt>>;
