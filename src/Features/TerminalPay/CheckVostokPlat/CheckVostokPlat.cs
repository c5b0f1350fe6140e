using Allpay.Features.TerminalPay.Providers;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using MediatR;

namespace Allpay.Features.TerminalPay.CheckVostokPlat;

/// <summary>
/// What does this flat owe, and what has the agent to pay it from? A payer unknown so far gets a wallet where the flat is known.
/// </summary>
public sealed record CheckVostokPlat(AgentCaller Agent, string? Holder, string? Account)
    : IRequest<Outcome<VostokPlatBill>>;

/// <summary>
/// A flat's bill as the provider tells it; null is what it does not tell. Amounts above zero are owed, others were paid too
/// much. The last is the agent's own float.
/// </summary>
public sealed record VostokPlatBill
{
    public string? OwnerName { get; init; }
    public string? Address { get; init; }
    public Money? AtMonthStart { get; init; }

    /// <summary>The day on which the provider looked at the account.</summary>
    public DateOnly? DebtDate { get; init; }
    public Money? Monthly { get; init; }
    public Money? PaidThisMonth { get; init; }
    public Money? Current { get; init; }
    public required Money AgentAvailable { get; init; }

    /// <summary>A provider that names no day has looked today, when it was asked.</summary>
    public static VostokPlatBill Of(ProviderAccount account, Money agentAvailable, DateOnly today) => new()
    {
        OwnerName = account.Owner,
        Address = account.Address,
        AtMonthStart = account.AtMonthStart,
        DebtDate = account.DebtDate ?? today,
        Monthly = account.Monthly,
        PaidThisMonth = account.PaidThisMonth,
        Current = account.Current,
        AgentAvailable = agentAvailable,
    };
}
