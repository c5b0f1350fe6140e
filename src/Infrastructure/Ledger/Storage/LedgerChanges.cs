using Allpay.Infrastructure.Ledger.Decisions;
using Npgsql;

namespace Allpay.Infrastructure.Ledger.Storage;

/// <summary>
/// Everything the decisions of one batch have to write. A payment that changed twice in the batch is written once, as it
/// is in the end.
/// </summary>
internal sealed class LedgerChanges(LedgerState loaded, DateTimeOffset now)
{
    private readonly List<Decision> _decisions = [];
    private readonly HashSet<PaymentId> _opened = [];
    private readonly Dictionary<PaymentId, Payment> _payments = [];
    private readonly List<StampedTransfer> _transfers = [];
    private readonly List<CodeState> _codes = [];
    private readonly Dictionary<GuessTarget, CodeGuesses> _guesses = [];

    /// <summary>Step by step what is written as it is in the end.</summary>
    public IReadOnlyList<Decision> Decisions => _decisions;
    public IReadOnlyCollection<Payment> Payments => _payments.Values;
    public IReadOnlyList<StampedTransfer> Transfers => _transfers;
    public IReadOnlyList<CodeState> Codes => _codes;
    public IReadOnlyCollection<CodeGuesses> Guesses => _guesses.Values;

    /// <summary>Takes a decision before it is applied to the state: what the state does not know yet is new.</summary>
    public void Add(Decision decision)
    {
        _decisions.Add(decision);
        if (decision.Payment is { } payment)
        {
            if (loaded.Payment(payment.Id) is null) _opened.Add(payment.Id);
            _payments[payment.Id] = payment;
        }

        if (decision.Refunded is { } refunded) _payments[refunded.Id] = refunded;
        if (decision.UsedCode is { } code) _codes.Add(code);
        foreach (var guesses in decision.Guesses) _guesses[guesses.On] = guesses;
        foreach (var transfer in decision.Transfers) _transfers.Add(new StampedTransfer(transfer, now, loaded.Day));
    }

    /// <summary>The accounts that moved.</summary>
    public IEnumerable<AccountId> MovedAccounts() =>
        _transfers.SelectMany(t => new[] { t.Transfer.Debit, t.Transfer.Credit }).Distinct();

    public IEnumerable<NpgsqlBatchCommand> Statements()
    {
        var books = Books().ToList();
        if (books.Count > 0) yield return BulkRows.AsOneStatement(books);
        if (_codes.Count > 0) yield return TransferSql.UseCode.For(_codes);
        if (_guesses.Count > 0) yield return TransferSql.CountGuesses.For([.. _guesses.Values]);
    }

    // Payments and their transfers go as one statement: the database compares them when it is done.
    private IEnumerable<BulkRows> Books()
    {
        var opened = _payments.Values.Where(payment => _opened.Contains(payment.Id)).ToList();
        var changed = _payments.Values.Where(payment => !_opened.Contains(payment.Id)).ToList();
        if (opened.Count > 0) yield return PaymentSql.Insert.With(opened);
        if (changed.Count > 0) yield return PaymentSql.Update.With(changed);
        if (_transfers.Count > 0) yield return TransferSql.Insert.With(_transfers);
    }
}
