using System.Collections.Concurrent;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.ReadStore;

namespace Allpay.UnitTests.Doubles;

/// <summary>
/// A ledger that keeps payments by key and does as it is told, so that slices and doors can be tried without a
/// database. It knows holding, completing, declining, replays and changed replays; balances and limits it takes on
/// trust. Balances are read from it as well: there is no read store.
/// </summary>
public sealed class ScriptedLedger : ILedger, IReadStore
{
    private readonly List<Payment> _payments = [];
    private readonly ConcurrentDictionary<PaymentId, Exception> _failures = [];
    private long _lastFailing = 1_000_000;
    private readonly DateTimeOffset _now = new(2026, 3, 2, 5, 15, 30, TimeSpan.Zero);

    public List<LedgerCommand> Submitted { get; } = [];
    public List<LedgerCommand> Previewed { get; } = [];
    public Dictionary<AccountId, AccountBalance> Balances { get; } = [];
    public LedgerRefusal? RefuseWith { get; set; }
    public int BalanceReads { get; private set; }

    /// <summary>Called before each read of a balance with the number of reads so far.</summary>
    public Action<int>? OnBalanceRead { get; set; }

    /// <summary>What each command waits for before it is decided, and how many have waited.</summary>
    public Task Opened { get; set; } = Task.CompletedTask;
    public int Waiting { get; private set; }

    public async Task<LedgerResult> SubmitAsync(LedgerCommand command, CancellationToken cancellationToken)
    {
        Waiting++;
        await Opened;
        Submitted.Add(command);
        return RefuseWith is { } refusal ? new LedgerResult.Refused(refusal) : Decide(command);
    }

    public Task<LedgerResult> CheckAsync(LedgerCommand command, CancellationToken cancellationToken)
    {
        Previewed.Add(command);
        return Task.FromResult(RefuseWith is { } refusal
            ? new LedgerResult.Refused(refusal)
            : (LedgerResult)new LedgerResult.Done(New((OpenPayment)command), Replayed: false));
    }

    public Task<Payment?> FindPaymentAsync(PaymentKey key, CancellationToken cancellationToken) =>
        Task.FromResult(_payments.Find(p => p.Key == key));

    public Task<Payment?> FindPaymentAsync(PaymentId id, CancellationToken cancellationToken) =>
        _failures.TryGetValue(id, out var failure) ? throw failure : Task.FromResult(_payments.Find(p => p.Id == id));

    public Task<AccountBalance?> FindBalanceAsync(AccountId id, CancellationToken cancellationToken)
    {
        OnBalanceRead?.Invoke(BalanceReads);
        BalanceReads++;
        return Task.FromResult(Balances.GetValueOrDefault(id));
    }

    public async Task<BalanceReading?> FindBalanceAsync(AccountId account, long versionMin, CancellationToken cancellationToken) =>
        await FindBalanceAsync(account, cancellationToken) is { } balance ? new BalanceReading(balance, BalanceSource.Ledger) : null;

    /// <summary>The id of a payment that looking for fails: no other test meets it.</summary>
    public PaymentId FailingWith(Exception failure)
    {
        var id = new PaymentId(Interlocked.Decrement(ref _lastFailing));
        _failures[id] = failure;
        return id;
    }

    private LedgerResult Decide(LedgerCommand command) => command switch
    {
        OpenPayment open => Open(open),
        CompletePayment complete => Finish(complete.Target, PaymentStatus.Completed, DeclineReason.None),
        HoldPayment hold => Held(_payments.Find(p => p.Id == hold.Target.Id)!),
        SendPayment send => Sent(_payments.Find(p => p.Id == send.Target.Id)!),
        DeclinePayment decline => Finish(decline.Target, PaymentStatus.Declined, decline.Reason),
        _ => throw new NotSupportedException(command.GetType().Name),
    };

    private LedgerResult Open(OpenPayment open)
    {
        if (_payments.Find(p => p.Key == open.Key) is { } earlier) return Repeat(open, earlier);
        var payment = New(open);
        _payments.Add(payment);
        return open.Opening == Opening.Post
            ? Change(payment, PaymentStatus.Completed, DeclineReason.None)
            : new LedgerResult.Done(payment, Replayed: false);
    }

    private Payment New(OpenPayment open) => new()
    {
        Id = new PaymentId(1001 + _payments.Count),
        Key = open.Key,
        Fingerprint = open.Fingerprint,
        Kind = open.Kind,
        Opening = open.Opening,
        Status = PaymentStatus.Pending,
        Terms = open.Terms,
        CreatedAt = _now,
        Day = new DateOnly(2026, 3, 2),
        Hold = open.Opening.WaitsForPayer() ? null : new TransferId(1),
        PayerVersion = 1,
        TariffId = open.TariffId,
        Details = open.Details,
    };

    private LedgerResult Repeat(OpenPayment open, Payment earlier)
    {
        if (earlier.Fingerprint != open.Fingerprint)
            return new LedgerResult.Refused(new LedgerRefusal(LedgerRefusalCode.KeyReused), earlier);
        return earlier.Opening.IsCompletedByRepeat() && earlier.IsHeld
            ? Change(earlier, PaymentStatus.Completed, DeclineReason.None)
            : new LedgerResult.Done(earlier, Replayed: true);
    }

    private LedgerResult Finish(PaymentTarget target, PaymentStatus status, DeclineReason reason)
    {
        var payment = _payments.Find(p => p.Id == target.Id
            && (target.Requester ?? p.Key.Requester) == p.Key.Requester
            && (target.Reference ?? p.Key.Reference) == p.Key.Reference
            && (target.Payer ?? p.Terms.Payer) == p.Terms.Payer);
        if (payment is null) return new LedgerResult.Refused(new LedgerRefusal(LedgerRefusalCode.PaymentUnknown));
        if (payment.Status == status) return new LedgerResult.Done(payment, Replayed: true);
        if (payment.IsFinal)
            return new LedgerResult.Refused(new LedgerRefusal(payment.Status == PaymentStatus.Completed
                ? LedgerRefusalCode.PaymentCompleted
                : LedgerRefusalCode.PaymentDeclined));
        return Change(payment, status, reason);
    }

    private LedgerResult.Done Held(Payment payment) => Put(payment, payment with { Hold = new TransferId(1) }, payment.IsHeld);

    private LedgerResult.Done Sent(Payment payment) => Put(payment, payment with { SentAt = payment.SentAt ?? _now }, payment.SentAt is not null);

    private LedgerResult.Done Put(Payment payment, Payment changed, bool replayed)
    {
        _payments[_payments.IndexOf(payment)] = changed;
        return new LedgerResult.Done(changed, replayed);
    }

    private LedgerResult.Done Change(Payment payment, PaymentStatus status, DeclineReason reason)
    {
        var changed = payment with
        {
            Status = status, Captured = status == PaymentStatus.Completed ? payment.Terms.Amount : Money.Zero, Reason = reason, FinishedAt = _now.AddSeconds(2), PayerVersion = 2, PayeeVersion = 1,
        };
        _payments[_payments.IndexOf(payment)] = changed;
        return new LedgerResult.Done(changed, Replayed: false);
    }
}
