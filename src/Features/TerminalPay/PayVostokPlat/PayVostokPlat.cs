using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.Payments;
using MediatR;

namespace Allpay.Features.TerminalPay.PayVostokPlat;

/// <summary>
/// Pays a flat's bill through VostokPlat, as a payment for a service does; a holder unknown so far gets a
/// wallet. The full amount is what the payer gave, the agent's own commission included.
/// </summary>
public sealed record PayVostokPlat(
    AgentCaller Agent, string? Holder, string? Account, string? Amount, string? FullAmount, string? Reference,
    Completion Completion = Completion.ByRepeat)
    : IRequest<Outcome<PaymentReceipt>>;
