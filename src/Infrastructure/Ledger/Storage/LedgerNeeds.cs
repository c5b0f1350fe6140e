using Allpay.Infrastructure.Ledger.Decisions;

namespace Allpay.Infrastructure.Ledger.Storage;

/// <summary>Which rows a batch of commands has to see.</summary>
internal sealed class LedgerNeeds
{
    private readonly HashSet<PaymentKey> _keys = [];
    private readonly HashSet<PaymentId> _payments = [];
    private readonly HashSet<AccountId> _accounts = [];
    private readonly HashSet<AccountId> _limited = [];
    private readonly HashSet<CodeClaim> _codes = [];
    private readonly HashSet<GuessTarget> _guessed = [];
    private readonly HashSet<PartyId> _waited = [];

    public LedgerNeeds(IReadOnlyCollection<LedgerCommand> commands)
    {
        Commands = commands.Count;
        foreach (var command in commands) Add(command);
    }

    public int Commands { get; }
    public IReadOnlyCollection<PaymentKey> Keys => _keys;
    public IReadOnlyCollection<PaymentId> Payments => _payments;
    public IReadOnlyCollection<AccountId> Accounts => _accounts;
    public IReadOnlyCollection<AccountId> Limited => _limited;
    public IReadOnlyCollection<CodeClaim> Codes => _codes;
    public IReadOnlyCollection<GuessTarget> Guessed => _guessed;

    /// <summary>Requesters whose payments that wait for their payers are counted.</summary>
    public IReadOnlyCollection<PartyId> Waited => _waited;

    /// <summary>
    /// Accounts of stored payments that no command names. Rare: a repeat of a payment whose price has changed since.
    /// </summary>
    public IReadOnlyCollection<AccountId> MissingIn(LedgerState state) =>
        [.. _keys.Select(state.Payment).OfType<Payment>().SelectMany(payment => payment.Terms.Accounts())
            .Where(id => state.Account(id) is null).Distinct()];

    private void Add(LedgerCommand command)
    {
        switch (command)
        {
            case OpenPayment open: Add(open); break;
            case HoldPayment hold: Add(hold.Target, hold.Limits); break;
            case CompletePayment complete: Add(complete.Target, []); break;
            case DeclinePayment decline: Add(decline.Target, []); break;
            case ExpirePayment expire: Add(expire.Target, []); break;
            case SendPayment send: Add(send.Target, []); break;
            default: throw new ArgumentOutOfRangeException(nameof(command), command.GetType().Name, "unknown command");
        }
    }

    private void Add(OpenPayment open)
    {
        _keys.Add(open.Key);
        _accounts.UnionWith(open.Terms.Accounts());
        Add(open.Limits);
        if (open.Code is { } code) _codes.Add(code);
        _guessed.UnionWith(open.Guesses.Select(limit => limit.On));
        if (open.WaitingMax is not null) _waited.Add(open.Key.Requester);
        if (open.RefundOf is { } original) _payments.Add(original);
    }

    private void Add(PaymentTarget target, IReadOnlyList<TurnoverLimit> limits)
    {
        _payments.Add(target.Id);
        Add(limits);
    }

    private void Add(IReadOnlyList<TurnoverLimit> limits)
    {
        foreach (var limit in limits)
        {
            _accounts.Add(limit.Account);
            _limited.Add(limit.Account);
        }
    }
}
