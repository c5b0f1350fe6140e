using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using MediatR;

namespace Allpay.Features.CashIn.CheckCashIn;

/// <summary>Would a cash-in to this holder be taken now? Says who it is, or refuses as the cash-in would.</summary>
public sealed record CheckCashIn(AgentCaller Agent, string? Holder) : IRequest<Outcome<HolderCard>>;
