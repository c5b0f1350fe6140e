using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Parties;

namespace Allpay.Features.CashIn;

/// <summary>
/// An agent's own cash-ins. Another agent's payment, or one of another kind, is as unknown as none. The kind of a
/// payment never changes, so looking before the ledger decides is safe.
/// </summary>
internal sealed class OwnCashIns(ILedger ledger)
{
    public async Task<Payment?> FindAsync(
        AgentCaller agent, long id, string? reference, CancellationToken cancellationToken)
    {
        var payment = await ledger.FindPaymentAsync(new PaymentId(id), cancellationToken);
        return IsOwn(payment, agent) && ((reference is null) || (payment!.Key.Reference == reference)) ? payment : null;
    }

    public async Task<Payment?> FindAsync(AgentCaller agent, string reference, CancellationToken cancellationToken)
    {
        var payment = await ledger.FindPaymentAsync(new PaymentKey(agent.Id, reference), cancellationToken);
        return IsOwn(payment, agent) ? payment : null;
    }

    private static bool IsOwn(Payment? payment, AgentCaller agent) =>
        (payment?.Key.Requester == agent.Id) && (payment.Kind is PaymentKind.CashIn or PaymentKind.CashInAvtobys);
}
