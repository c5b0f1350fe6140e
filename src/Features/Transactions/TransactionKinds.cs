using Allpay.Infrastructure.Ledger;

namespace Allpay.Features.Transactions;

/// <summary>
/// What an agent ends in two steps. A payment that waits for its payer or is with a provider is not the agent's to complete.
/// </summary>
internal static class TransactionKinds
{
    public static readonly PaymentKind[] All = [PaymentKind.CashIn, PaymentKind.CashInAvtobys, PaymentKind.CashOut];
}
