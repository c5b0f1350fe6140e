using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.Payments;
using MediatR;

namespace Allpay.Features.TerminalPay.PayForGoods;

/// <summary>Pays the merchant of a terminal: float → wallet → merchant.</summary>
public sealed record PayForGoods(
    AgentCaller Agent, string? Holder, string? Amount, string? Terminal, string? Reference,
    Completion Completion = Completion.ByRepeat)
    : IRequest<Outcome<PaymentReceipt>>;
