using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using MediatR;

namespace Allpay.Features.TerminalPay.GetTerminalPayment;

/// <summary>Finds an agent's own terminal payment by its id or its reference.</summary>
public sealed record GetTerminalPayment(AgentCaller Agent, long? PaymentId, string? Reference)
    : IRequest<Outcome<PaymentReceipt>>;
