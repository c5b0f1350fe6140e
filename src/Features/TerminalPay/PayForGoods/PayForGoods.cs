using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using MediatR;

namespace Allpay.Features.TerminalPay.PayForGoods;

/// <summary>Pays the merchant of a terminal, pay-style: float → wallet → merchant.</summary>
public sealed record PayForGoods(AgentCaller Agent, string? Holder, string? Amount, string? Terminal, string? Reference)
    : IRequest<Outcome<PaymentReceipt>>;
