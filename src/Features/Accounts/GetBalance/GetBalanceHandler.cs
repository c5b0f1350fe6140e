using System.Globalization;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.ReadStore;
using MediatR;

namespace Allpay.Features.Accounts.GetBalance;

internal sealed class GetBalanceHandler(IReadStore readStore) : IRequestHandler<GetBalance, Outcome<BalanceReading>>
{
    public async Task<Outcome<BalanceReading>> Handle(GetBalance query, CancellationToken cancellationToken)
    {
        if ((query.Account is not { } account) || (account != query.Caller.Account)) return Unknown;
        var versionMin = query.MinVersion ?? 0;
        var reading = await readStore.FindBalanceAsync(account, versionMin, cancellationToken);
        if (reading is null) return Unknown;
        return reading.Balance.Version < versionMin ? NotReached(versionMin) : reading;
    }

    private static Refusal Unknown => new(RefusalCodes.AccountUnknown);

    private static Refusal NotReached(long version) =>
        new(RefusalCodes.VersionNotReached, version.ToString(CultureInfo.InvariantCulture));
}
