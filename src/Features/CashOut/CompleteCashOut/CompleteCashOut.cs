using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using MediatR;

namespace Allpay.Features.CashOut.CompleteCashOut;

/// <summary>
/// Moves the held amount to the agent's float. The reference, where given, must be the one of its creation.
/// </summary>
public sealed record CompleteCashOut(AgentCaller Agent, long PaymentId, string? Reference = null)
    : IRequest<Outcome<PaymentReceipt>>;
