using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Ledger.Decisions;
using Allpay.Infrastructure.Ledger.Storage;

namespace Allpay.UnitTests.Ledger.Simulation;

/// <summary>
/// What is committed: plain dictionaries. Balances come from the transfers alone and what was refunded from the refunds alone,
/// so what the writer's own state believes has to agree with them at every commit.
/// </summary>
internal sealed class CommittedBooks(Findings findings)
{
    private readonly Dictionary<PaymentKey, PaymentId> _keys = [];
    private readonly Dictionary<CodeClaim, CodeState> _codes = [];
    private readonly Dictionary<GuessTarget, CodeGuesses> _guesses = [];
    private readonly Dictionary<TransferId, Transfer> _openHolds = [];
    private readonly HashSet<TransferId> _transfers = [];
    private readonly HashSet<PaymentId> _changed = [];

    public Dictionary<AccountId, Account> Accounts { get; } = [];
    public Dictionary<PaymentId, PaymentTrail> Payments { get; } = [];

    public void Open(Account account) => Accounts.Add(account.Id, account);

    public void Make(CodeState code) => _codes.Add(code.Claim, code);

    public PaymentTrail? Find(PaymentId id) => Payments.GetValueOrDefault(id);

    public PaymentTrail? Find(PaymentKey key) => _keys.TryGetValue(key, out var id) ? Payments[id] : null;

    public int GuessesOn(GuessTarget target) => _guesses.GetValueOrDefault(target)?.Wrong ?? 0;

    /// <summary>Whether one of these ids is in use: what a writer must not take for its own batch's being there.</summary>
    public bool HasAnyOf(IReadOnlyList<StepInput> ids) => ids.Any(id =>
        Payments.ContainsKey(id.NewPayment) || _transfers.Contains(id.FirstTransfer));

    /// <summary>What a batch sees, as the product's load would show it at this moment.</summary>
    public LedgerState Load(LedgerNeeds needs, DateTimeOffset at)
    {
        var payments = needs.Keys.Select(Find).Concat(needs.Payments.Select(Find)).OfType<PaymentTrail>().ToList();
        var named = needs.Payments.Select(Find).OfType<PaymentTrail>().SelectMany(trail => trail.Now.Terms.Accounts());
        var accounts = needs.Accounts.Concat(named).Where(Accounts.ContainsKey).Distinct()
            .Select(id => Accounts[id].State).ToList();
        var today = BusinessDay.Of(at);
        var state = new LedgerState(accounts.Select(account => account.Day).Append(today).Max());
        accounts.ForEach(state.Add);
        foreach (var trail in payments) Show(trail, state);
        foreach (var id in needs.Limited) if (Accounts.TryGetValue(id, out var account)) state.Add(id, account.TurnoverOn(today));
        foreach (var claim in needs.Codes) if (_codes.TryGetValue(claim, out var code)) state.Add(code);
        foreach (var id in needs.Guessed) if (_guesses.TryGetValue(id, out var guesses)) state.Add(guesses);
        foreach (var id in needs.MissingIn(state)) state.Add(Accounts[id].State);
        return state;
    }

    /// <summary>Commits a batch, of which these are the steps. What does not follow from what was before is a finding.</summary>
    public List<PaymentMoment> Apply(LedgerChanges changes, long now)
    {
        _changed.Clear();
        var payments = changes.Decisions.Select(decision => decision.Payment).OfType<Payment>();
        var steps = payments.Select(payment => Step(payment, now)).ToList();
        foreach (var transfer in changes.Transfers) Move(transfer, now);
        foreach (var code in changes.Codes) Use(code, changes.Transfers);
        foreach (var guesses in changes.Guesses) Count(guesses);
        CheckWritten(changes);
        foreach (var transfer in changes.Transfers) CheckAccounts(transfer.Transfer);
        return steps;
    }

    private void Show(PaymentTrail trail, LedgerState state)
    {
        state.Add(trail.Now);
        if (trail.Now.RefundOf is { } original && Find(original) is { } given) state.Add(given.Now);
    }

    private PaymentMoment Step(Payment payment, long now)
    {
        if (!Payments.TryGetValue(payment.Id, out var trail))
        {
            findings.Require(_keys.TryAdd(payment.Key, payment.Id), $"key {payment.Key.Reference} has two payments");
            Payments[payment.Id] = trail = new PaymentTrail();
            Refund(payment, payment.Terms.Amount, now);
        }
        else
        {
            findings.Require(!trail.Now.IsFinal, $"payment {payment.Id} was final and changed");
            findings.Require(trail.Now.Key == payment.Key, $"payment {payment.Id} changed its key");
            findings.Require(trail.Now.Refunded == payment.Refunded, $"payment {payment.Id} forgot what was refunded");
        }

        var step = trail.Step(payment, now);
        _changed.Add(payment.Id);
        if (payment.Status == PaymentStatus.Declined) Refund(payment, Money.Zero - payment.Terms.Amount, now);
        if (payment.Status == PaymentStatus.Completed) Refund(payment, payment.Captured - payment.Terms.Amount, now);
        return step;
    }

    // A refund counts from its opening for all of its amount, and in the end for what it gave.
    private void Refund(Payment refund, Money more, long now)
    {
        if (more.IsZero || refund.RefundOf is not { } id) return;
        if (Find(id) is not { } original)
        {
            findings.Violate($"payment {refund.Id} refunds {id}, which is not there");
            return;
        }

        original.Refund(more.Tiyn, now);
        _changed.Add(id);
        var left = original.Now.Captured - original.Now.Refunded;
        findings.Require(left >= Money.Zero, $"payment {id} gave back more than it took");
        findings.Require(original.Now.Refunded >= Money.Zero, $"payment {id} gave back less than nothing");
    }

    private void Move(StampedTransfer stamped, long now)
    {
        var transfer = stamped.Transfer;
        var (amount, released) = (transfer.Amount.Tiyn, transfer.Released.Tiyn);
        findings.Require(amount > 0, $"transfer {transfer.Id} moves nothing");
        findings.Require(_transfers.Add(transfer.Id), $"transfer {transfer.Id} is there twice");
        findings.Require(Payments.ContainsKey(transfer.Payment), $"transfer {transfer.Id} belongs to no payment");
        CheckHold(transfer);
        var posted = transfer.Phase is TransferPhase.Posted or TransferPhase.PostPending ? amount : 0;
        var pending = (transfer.Phase is TransferPhase.Pending ? amount : 0) - released;
        var (debit, credit) = (Accounts[transfer.Debit], Accounts[transfer.Credit]);
        debit.Debit(posted, pending, stamped.Day, now);
        credit.Credit(posted, pending, stamped.Day, now);
        CheckAfter(transfer.Id, debit, debit.Out, transfer.DebitAfter);
        CheckAfter(transfer.Id, credit, credit.In, transfer.CreditAfter);
    }

    private void CheckHold(Transfer transfer)
    {
        if (transfer.Phase == TransferPhase.Pending) _openHolds.Add(transfer.Id, transfer);
        if (transfer.Phase is TransferPhase.Pending or TransferPhase.Posted)
        {
            var endsNone = transfer is { Hold: null, Released.IsZero: true };
            findings.Require(endsNone, $"transfer {transfer.Id} releases without a hold");
            return;
        }

        if (transfer.Hold is not { } id || !_openHolds.Remove(id, out var hold))
        {
            findings.Violate($"transfer {transfer.Id} ends hold {transfer.Hold}, which is not open");
            return;
        }

        var same = (hold.Payment, hold.Debit, hold.Credit, hold.Amount)
            == (transfer.Payment, transfer.Debit, transfer.Credit, transfer.Released);
        findings.Require(same && transfer.Amount <= hold.Amount, $"transfer {transfer.Id} ends another hold than {id}");
    }

    private void CheckAfter(TransferId id, Account account, long pending, SideAfter after) => findings.Require(
        after == new SideAfter(new Money(account.Posted), new Money(pending), account.Version),
        $"transfer {id} says that account {account.Id} has {after}; it has {account.Posted}, {pending} at {account.Version}");

    private void Use(CodeState code, IReadOnlyList<StampedTransfer> transfers)
    {
        findings.Require(_codes[code.Claim].UsedBy is null, $"code {code.Claim.Hash} is used twice");
        var used = transfers.Any(stamped => stamped.Transfer.Payment == code.UsedBy);
        findings.Require(used, $"code {code.Claim.Hash} is used and no money was held");
        _codes[code.Claim] = code;
    }

    private void Count(CodeGuesses guesses)
    {
        findings.Require(guesses.Wrong > GuessesOn(guesses.On), $"a wrong code on {guesses.On} was not counted");
        _guesses[guesses.On] = guesses;
    }

    // What is written is what was decided, and all of it.
    private void CheckWritten(LedgerChanges changes)
    {
        foreach (var payment in changes.Payments)
            findings.Require(Find(payment.Id)?.Now == payment, $"payment {payment.Id} is written as what no step made it");
        foreach (var id in _changed)
            findings.Require(changes.Payments.Any(payment => payment.Id == id), $"payment {id} changed and is not written");
        var transfers = changes.Decisions.Sum(decision => decision.Transfers.Count);
        var codes = changes.Decisions.Count(decision => decision.UsedCode is not null);
        findings.Require(changes.Transfers.Count == transfers, $"{changes.Transfers.Count} of {transfers} transfers are written");
        findings.Require(changes.Codes.Count == codes, $"{changes.Codes.Count} of {codes} codes are written");
    }

    private void CheckAccounts(Transfer transfer)
    {
        foreach (var id in (ReadOnlySpan<AccountId>)[transfer.Debit, transfer.Credit])
            if (Accounts[id].Complaint() is { } complaint) findings.Violate(complaint);
    }
}
