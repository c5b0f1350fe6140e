using System.Globalization;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.OneTimeCodes;
using MediatR;
using Microsoft.Extensions.Options;

namespace Allpay.Features.CashOut.MakeCashOutCode;

internal sealed class MakeCashOutCodeHandler(OneTimeCodes codes, IOptions<OneTimeCodeOptions> options)
    : IRequestHandler<MakeCashOutCode, Outcome<OneTimeCode>>
{
    public async Task<Outcome<OneTimeCode>> Handle(MakeCashOutCode command, CancellationToken cancellationToken)
    {
        Money? amount = command.Amount is { } text ? Money.Parse(text) : null;
        var (holder, wallet) = (command.Holder.Login, command.Holder.Wallet);
        return await codes.MakeAsync(holder, wallet, amount, cancellationToken) is { } code
            ? code
            : new Refusal(RefusalCodes.TooManyCodes, options.Value.UnusedMax.ToString(CultureInfo.InvariantCulture));
    }
}
