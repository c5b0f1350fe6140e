using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.Payments;
using MediatR;

namespace Allpay.Features.CashOut.CreateCashOut;

/// <summary>
/// Uses up the holder's one-time code and holds the amount on the wallet, to be completed or declined by its number; or moves it
/// at once.
/// </summary>
public sealed record CreateCashOut(
    AgentCaller Agent, string? Holder, string? Amount, string? Code, string? Reference,
    Completion Completion = Completion.ByCall)
    : IRequest<Outcome<PaymentReceipt>>;
