using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.Payments;
using MediatR;

namespace Allpay.Features.CashIn.CreateCashIn;

/// <summary>
/// Holds the amount on the agent's float for a holder, to be completed or declined by its number; or moves it at once.
/// </summary>
public sealed record CreateCashIn(
    AgentCaller Agent, string? Holder, string? Amount, string? Reference, Completion Completion = Completion.ByCall)
    : IRequest<Outcome<PaymentReceipt>>;
