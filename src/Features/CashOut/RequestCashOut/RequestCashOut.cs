using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.Payments;
using MediatR;

namespace Allpay.Features.CashOut.RequestCashOut;

/// <summary>
/// A cash-out without a code: Pending until the holder confirms; then the agent completes it, pay-style by a repeat.
/// </summary>
public sealed record RequestCashOut(
    AgentCaller Agent, string? Holder, string? Amount, string? Reference, Completion Completion = Completion.ByRepeat)
    : IRequest<Outcome<PaymentReceipt>>;
