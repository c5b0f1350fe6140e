namespace Allpay.Infrastructure.Ledger.Decisions;

/// <summary>
/// Writes the transfers of one payment in order, each with both accounts' balance and version after it. Call it only when
/// every check has passed: it moves, it does not ask.
/// </summary>
internal sealed class Postings(LedgerState state, PaymentId payment, StepInput input)
{
    private readonly List<Transfer> _transfers = new(StepInput.TransfersMax);
    private readonly Dictionary<AccountId, AccountState> _touched = [];

    public IReadOnlyList<Transfer> Transfers => _transfers;

    public long VersionOf(AccountId id) => Current(id).Version;

    public void Post(AccountId debit, AccountId credit, Money amount)
    {
        if (amount.IsPositive) Write(TransferPhase.Posted, debit, credit, amount);
    }

    public TransferId? Hold(AccountId debit, AccountId credit, Money amount) =>
        amount.IsPositive ? Write(TransferPhase.Pending, debit, credit, amount) : null;

    /// <summary>
    /// Ends a hold of <paramref name="held"/> by taking <paramref name="taken"/> of it and releasing the rest.
    /// </summary>
    public void End(TransferId? hold, (AccountId Debit, AccountId Credit) between, Money held, Money taken)
    {
        if (hold is null) return;
        var phase = taken.IsPositive ? TransferPhase.PostPending : TransferPhase.VoidPending;
        Write(phase, between.Debit, between.Credit, taken.IsPositive ? taken : held, hold, held);
    }

    private TransferId Write(
        TransferPhase phase, AccountId debit, AccountId credit, Money amount, TransferId? hold = null, Money released = default)
    {
        var id = new TransferId(input.FirstTransfer.Value + _transfers.Count);
        var payer = _touched[debit] = Current(debit).Debited(phase, amount, released);
        var payee = _touched[credit] = Current(credit).Credited(phase, amount, released);
        _transfers.Add(new Transfer(id, payment, phase, debit, credit, amount)
        {
            Hold = hold,
            Released = released,
            DebitAfter = new SideAfter(payer.Posted, payer.DebitsPending, payer.Version),
            CreditAfter = new SideAfter(payee.Posted, payee.CreditsPending, payee.Version),
        });
        return id;
    }

    private AccountState Current(AccountId id) =>
        _touched.TryGetValue(id, out var account) ? account : state.Accounts[id];
}
