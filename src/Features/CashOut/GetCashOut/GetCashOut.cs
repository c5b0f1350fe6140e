using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using MediatR;

namespace Allpay.Features.CashOut.GetCashOut;

/// <summary>Finds an agent's own cash-out by its id or its reference.</summary>
public sealed record GetCashOut(AgentCaller Agent, long? PaymentId, string? Reference)
    : IRequest<Outcome<PaymentReceipt>>;
