using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using MediatR;

namespace Allpay.Features.CashIn.CompleteCashIn;

/// <summary>Moves the held amount to the holder. The reference, where given, must be the one of its creation.</summary>
public sealed record CompleteCashIn(AgentCaller Agent, long PaymentId, string? Reference = null)
    : IRequest<Outcome<PaymentReceipt>>;
