using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using MediatR;

namespace Allpay.Features.CashOut.DeclineCashOut;

/// <summary>Gives the held amount back to the holder. The reference, where given, must be the one of its creation.</summary>
public sealed record DeclineCashOut(AgentCaller Agent, long PaymentId, string? Reference = null)
    : IRequest<Outcome<PaymentReceipt>>;
