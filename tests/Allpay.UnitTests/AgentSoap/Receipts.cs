using Allpay.Features.CashIn;
using Allpay.Infrastructure.Ledger;

namespace Allpay.UnitTests.AgentSoap;

internal static class Receipts
{
    public static readonly CashInReceipt Pending = new(
        new PaymentId(1), "g", PaymentStatus.Pending, Money.OfTenge(100), Money.Zero, Money.Zero, Held: true,
        DeclineReason.None, DateTimeOffset.UnixEpoch, null, 1, 0, Replayed: false);
}
