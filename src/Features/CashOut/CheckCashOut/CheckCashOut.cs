using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using MediatR;

namespace Allpay.Features.CashOut.CheckCashOut;

/// <summary>
/// Would a cash-out of this holder be taken now? Says who it is, or refuses as the cash-out would. Kind is
/// <see cref="PaymentKind.CashOut"/> or <see cref="PaymentKind.CashOutThroughPayment"/>.
/// </summary>
public sealed record CheckCashOut(AgentCaller Agent, PaymentKind Kind, string? Holder, string? Amount)
    : IRequest<Outcome<HolderCard>>;
