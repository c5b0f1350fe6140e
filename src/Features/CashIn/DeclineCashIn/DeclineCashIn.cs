using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using MediatR;

namespace Allpay.Features.CashIn.DeclineCashIn;

/// <summary>Releases the held amount back to the agent's float.</summary>
public sealed record DeclineCashIn(AgentCaller Agent, long PaymentId, string? Reference = null)
    : IRequest<Outcome<PaymentReceipt>>;
