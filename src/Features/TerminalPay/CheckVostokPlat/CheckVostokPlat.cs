using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using MediatR;

namespace Allpay.Features.TerminalPay.CheckVostokPlat;

/// <summary>What does this flat owe, and what has the agent to pay it from?</summary>
public sealed record CheckVostokPlat(AgentCaller Agent, string? Holder, string? Account)
    : IRequest<Outcome<VostokPlatBill>>;

/// <summary>
/// A flat's bill as the provider tells it; null is what it does not tell. A negative amount is an overpayment. The last is
/// the agent's own float.
/// </summary>
public sealed record VostokPlatBill
{
    public string? OwnerName { get; init; }
    public string? Address { get; init; }
    public Money? AtMonthStart { get; init; }
    public DateOnly? DebtDate { get; init; }
    public Money? Monthly { get; init; }
    public Money? PaidThisMonth { get; init; }
    public Money? Current { get; init; }
    public required Money AgentAvailable { get; init; }
}
