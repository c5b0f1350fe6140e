using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using MediatR;

namespace Allpay.Features.TerminalPay.CheckGoods;

/// <summary>Would a payment to the merchant of this terminal be taken now?</summary>
public sealed record CheckGoods(AgentCaller Agent, string? Holder, string? Terminal, string? Amount)
    : IRequest<Outcome<CheckedMerchant>>;

/// <summary>The merchant a payment would go to.</summary>
public sealed record CheckedMerchant(string Name);
