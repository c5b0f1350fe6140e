using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.Payments;
using MediatR;

namespace Allpay.Features.TerminalPay.PayForService;

/// <summary>
/// Pays a service through its provider, pay-style: float → wallet → provider. The first call holds, the first repeat sends it
/// to the provider, whose word ends it.
/// </summary>
public sealed record PayForService(
    AgentCaller Agent, string? Holder, string? Amount, string? Service, string? Account, string? Reference,
    Completion Completion = Completion.ByRepeat)
    : IRequest<Outcome<PaymentReceipt>>;
