using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using MediatR;

namespace Allpay.Features.CashOut.RequestCashOut;

/// <summary>
/// The pay-style cash-out without a code: Pending until the holder confirms; then a repeat of the reference completes it.
/// </summary>
public sealed record RequestCashOut(AgentCaller Agent, string? Holder, string? Amount, string? Reference)
    : IRequest<Outcome<PaymentReceipt>>;
