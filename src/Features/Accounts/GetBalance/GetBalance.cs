using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.ReadStore;
using MediatR;

namespace Allpay.Features.Accounts.GetBalance;

/// <summary>
/// The balance of the caller's own account, at <see cref="MinVersion"/> or later. Another party's account is as
/// unknown as none.
/// </summary>
public sealed record GetBalance(ApiCaller Caller, long? AccountId = null, long? MinVersion = null)
    : IRequest<Outcome<BalanceReading>>
{
    public AccountId? Account => AccountId is { } id ? new AccountId(id) : Caller.Account;
}
