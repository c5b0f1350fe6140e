namespace Allpay.Infrastructure.Ledger.Decisions;

/// <summary>
/// The part of the books a batch of commands can see. Loaded fresh for each batch; decisions read it,
/// applying a decision alone changes it.
/// </summary>
public sealed class LedgerState(DateOnly day)
{
    private readonly Dictionary<AccountId, AccountState> _accounts = [];
    private readonly Dictionary<AccountId, Turnover> _turnovers = [];
    private readonly Dictionary<PaymentId, Payment> _payments = [];
    private readonly Dictionary<PaymentKey, PaymentId> _keys = [];
    private readonly Dictionary<CodeClaim, CodeState> _codes = [];
    private readonly Dictionary<GuessTarget, CodeGuesses> _guesses = [];
    private readonly Dictionary<(PartyId Requester, AccountId Payer), int> _waiting = [];

    /// <summary>The business day of the batch.</summary>
    public DateOnly Day { get; } = day;

    public IReadOnlyDictionary<AccountId, AccountState> Accounts => _accounts;

    public void Add(AccountState account) => _accounts[account.Id] = account;

    public void Add(AccountId account, Turnover turnover) => _turnovers[account] = turnover;

    public void Add(CodeState code) => _codes[code.Claim] = code;

    public void Add(CodeGuesses guesses) => _guesses[guesses.On] = guesses;

    /// <summary>So many payments of this requester wait for this payer.</summary>
    public void Add(PartyId requester, AccountId payer, int waiting) => _waiting[(requester, payer)] = waiting;

    public void Add(Payment payment)
    {
        _payments[payment.Id] = payment;
        _keys[payment.Key] = payment.Id;
    }

    public AccountState? Account(AccountId id) => _accounts.TryGetValue(id, out var account) ? account : null;

    public Payment? Payment(PaymentId id) => _payments.GetValueOrDefault(id);

    public Payment? Payment(PaymentKey key) => _keys.TryGetValue(key, out var id) ? _payments[id] : null;

    public CodeState? Code(CodeClaim claim) => _codes.GetValueOrDefault(claim);

    public CodeGuesses? GuessesOn(GuessTarget target) => _guesses.GetValueOrDefault(target);

    /// <summary>Loaded for the requesters whose number is bounded.</summary>
    public int WaitingFor(PartyId requester, AccountId payer) => _waiting.GetValueOrDefault((requester, payer));

    public int WaitingOf(PartyId requester) =>
        _waiting.Where(count => count.Key.Requester == requester).Sum(count => count.Value);

    /// <summary>Turnover is loaded for the accounts a command limits; an account without movements has none.</summary>
    public Turnover TurnoverOf(AccountId id) => _turnovers.GetValueOrDefault(id);

    /// <summary>Makes a decision true.</summary>
    public void Apply(Decision decision)
    {
        foreach (var transfer in decision.Transfers) Apply(transfer);
        if (decision.Payment is { } payment) Change(payment);
        if (decision.Refunded is { } refunded) Add(refunded);
        if (decision.UsedCode is { } code) Add(code);
        foreach (var guesses in decision.Guesses) Add(guesses);
    }

    private void Change(Payment payment)
    {
        var (key, before) = ((payment.Key.Requester, payment.Terms.Payer), Payment(payment.Id));
        _waiting[key] = _waiting.GetValueOrDefault(key) + Waits(payment) - Waits(before);
        Add(payment);

        static int Waits(Payment? payment) => payment?.Awaits == Awaited.Payer ? 1 : 0;
    }

    private void Apply(Transfer transfer)
    {
        var (phase, amount, released) = (transfer.Phase, transfer.Amount, transfer.Released);
        Add(_accounts[transfer.Debit].Debited(phase, amount, released) with { Day = Day });
        Add(_accounts[transfer.Credit].Credited(phase, amount, released) with { Day = Day });
        if (phase is not (TransferPhase.Posted or TransferPhase.PostPending)) return;
        _turnovers[transfer.Debit] = TurnoverOf(transfer.Debit).Debited(amount);
        _turnovers[transfer.Credit] = TurnoverOf(transfer.Credit).Credited(amount);
    }
}
