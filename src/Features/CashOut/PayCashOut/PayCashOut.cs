using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using MediatR;

namespace Allpay.Features.CashOut.PayCashOut;

/// <summary>
/// The pay-style cash-out with a code: the first call uses the code up, holds and answers Pending, a repeat of the
/// reference completes it, further repeats tell the state.
/// </summary>
public sealed record PayCashOut(AgentCaller Agent, string? Holder, string? Amount, string? Code, string? Reference)
    : IRequest<Outcome<PaymentReceipt>>;
