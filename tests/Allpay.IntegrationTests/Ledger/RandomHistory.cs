using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Ledger.Decisions;
using static Allpay.IntegrationTests.Ledger.Requests;

namespace Allpay.IntegrationTests.Ledger;

/// <summary>Random commands over few accounts, keys and payments, the same for the same seed.</summary>
internal sealed class RandomHistory
{
    private static readonly Opening[] Openings = Enum.GetValues<Opening>();

    private readonly Random _random;
    private readonly string _name;
    private readonly List<PaymentId> _payments = [];
    private readonly AccountId[] _floats;
    private readonly AccountId[] _wallets;

    private RandomHistory(int seed, AccountId[] floats, AccountId[] wallets)
    {
        (_random, _name, _floats, _wallets) = (new Random(seed), $"{seed}-{floats[0]}", floats, wallets);
    }

    public IEnumerable<AccountId> Accounts => [.. _floats, .. _wallets];

    public static async Task<RandomHistory> BeginAsync(LedgerDatabase database, ILedger ledger, int seed) => new(
        seed,
        [await database.OpenFloatAsync(ledger, 3000), await database.OpenFloatAsync(ledger, 500)],
        [
            await database.OpenAccountAsync(AccountKind.HolderWallet, Money.OfTenge(700)),
            await database.OpenAccountAsync(AccountKind.HolderWallet),
            await database.OpenAccountAsync(AccountKind.MerchantWallet),
        ]);

    /// <summary>The rules in memory, from where the database stands.</summary>
    public Model NewModel()
    {
        var state = new LedgerState(BusinessDay.Of(TimeProvider.System.GetUtcNow()));
        state.Add(new AccountState(ChartOfAccounts.CommissionIncome, AccountKind.CommissionIncome) { Floor = Money.Zero });
        var issued = new Dictionary<AccountId, Money> { [_floats[0]] = Money.OfTenge(3000), [_floats[1]] = Money.OfTenge(500) };
        foreach (var account in Accounts)
            state.Add(new AccountState(account, AccountKind.AgentFloat)
            {
                Floor = Money.Zero,
                Ceiling = account == _wallets[0] ? Money.OfTenge(700) : null,
                CreditsPosted = issued.GetValueOrDefault(account),
                Version = issued.ContainsKey(account) ? 1 : 0,
            });
        return new Model(state);
    }

    public List<LedgerCommand> NextCommands(int count) => [.. Enumerable.Range(0, count).Select(_ => Next())];

    public void Learn(IEnumerable<LedgerResult> answers) =>
        _payments.AddRange(answers.OfType<LedgerResult.Done>().Where(done => !done.Replayed).Select(done => done.Payment.Id));

    private LedgerCommand Next() => _random.Next(10) switch
    {
        < 4 => Open($"{_name}-once-{_random.Next(100_000)}", _random.Next()),
        < 6 when _random.Next(60) is var n => Open($"{_name}-again-{n}", n),
        < 8 => Complete(),
        8 when _random.Next(4) == 0 => new HoldPayment(Target() with { Payer = _floats[_random.Next(2)] }),
        8 when _random.Next(3) == 0 => new SendPayment(Target()),
        8 => new DeclinePayment(Target(), _random.Next(3) == 0 ? DeclineReason.Provider : DeclineReason.Requester),
        _ => Refund(),
    };

    private CompletePayment Complete() =>
        new(Target(), _random.Next(3) == 0 ? new Capture(Amount(_random), Money.Zero, Money.Zero) : null)
        {
            OnProvidersWord = _random.Next(4) == 0,
        };

    private OpenPayment Open(string reference, int seed)
    {
        var random = new Random(seed);
        var (payer, payee) = (_floats[random.Next(2)], _wallets[random.Next(3)]);
        var terms = new PaymentTerms(
            payer, payee, Amount(random), new Money(random.Next(3) * 50), new Money(random.Next(2) * 25),
            random.Next(4) == 0 ? _wallets.First(wallet => wallet != payee) : null);
        var limit = new TurnoverLimit(payee, TurnoverSide.Credits, Money.OfTenge(150), Money.OfTenge(1200), null);
        return Pay(terms, reference, Openings[random.Next(Openings.Length)]) with { Limits = random.Next(2) == 0 ? [limit] : [] };
    }

    private OpenPayment Refund()
    {
        var terms = new PaymentTerms(_wallets[_random.Next(3)], _floats[0], Amount(_random), Money.Zero, Money.Zero);
        return Pay(terms, $"{_name}-refund-{_random.Next(50)}", Opening.Post) with { RefundOf = Target().Id };
    }

    private PaymentTarget Target() =>
        new(_payments.Count == 0 ? new PaymentId(1) : _payments[_random.Next(_payments.Count)]);

    private static Money Amount(Random random) => new(random.Next(1, 18_000));
}

/// <summary>The pure rules, given the ids that the database drew.</summary>
internal sealed class Model(LedgerState state)
{
    private long _transfer = 1;

    public LedgerState State { get; } = state;

    public LedgerResult Do(LedgerCommand command, LedgerResult answer)
    {
        var id = answer is LedgerResult.Done { Payment: { } payment } ? payment.Id : new PaymentId(0);
        var input = new StepInput(TimeProvider.System.GetUtcNow(), id, new TransferId(_transfer += StepInput.TransfersMax));
        var decision = LedgerDecisions.Decide(State, command, input);
        State.Apply(decision);
        return decision.Result;
    }
}
