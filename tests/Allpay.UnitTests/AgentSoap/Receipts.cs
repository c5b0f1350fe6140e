using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;

namespace Allpay.UnitTests.AgentSoap;

internal static class Receipts
{
    public static readonly PaymentReceipt Pending =
        new(new PaymentId(1), PaymentKind.CashIn, "g", PaymentStatus.Pending, Replayed: false)
        {
            Amount = Money.OfTenge(100),
            PayerFee = Money.Zero,
            PayeeFee = Money.Zero,
            Held = true,
            Awaits = Awaited.Requester,
            CreatedAt = DateTimeOffset.UnixEpoch,
            PayerVersion = 1,
        };
}
