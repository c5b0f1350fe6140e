using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Ledger.Decisions;
using static Allpay.UnitTests.Ledger.Books;

namespace Allpay.UnitTests.Ledger.Simulation;

/// <summary>The accounts of a run, what the clients want of them, and what the jobs find to do.</summary>
internal sealed class Work
{
    public static readonly TimeSpan ExpiresIn = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan CodeTimeMax = TimeSpan.FromMinutes(1);

    private const long LimitPerDay = 40_000;
    private const int GoodCodes = 3;

    private readonly World _world;
    private int _lastPayments;

    public Work(World world)
    {
        _world = world;
        var books = world.Server.Books;
        books.Open(new Account(ChartOfAccounts.BankSettlement, AccountKind.BankSettlement, opening: -82_000));
        books.Open(new Account(ChartOfAccounts.CommissionIncome, AccountKind.CommissionIncome, opening: 0));
        books.Open(new Account(Float, AccountKind.AgentFloat, opening: 50_000));
        books.Open(new Account(OtherFloat, AccountKind.AgentFloat, opening: 2_000));
        books.Open(new Account(Wallet, AccountKind.HolderWallet, opening: 0) { DailyLimit = LimitPerDay });
        books.Open(new Account(OtherWallet, AccountKind.HolderWallet, opening: 30_000) { Ceiling = 42_000 });
        books.Open(new Account(Shop, AccountKind.MerchantWallet, opening: 0));
        for (var i = 0; i < GoodCodes; i++)
            books.Make(new CodeState(Claim(i), world.Server.Now + world.Chance.UpTo(CodeTimeMax), Amount: null, UsedBy: null));
    }

    public static CodeClaim Claim(int number) => new(OtherWallet, new Guid(number, 0, 0, new byte[8]));

    /// <summary>Whatever arrives in the wallet, or passes through it, is bound by its limit of the day.</summary>
    public static IReadOnlyList<TurnoverLimit> LimitsOf(PaymentTerms terms) => terms.Payee == Wallet || terms.Via == Wallet
        ? [new TurnoverLimit(Wallet, TurnoverSide.Credits, null, new Money(LimitPerDay), null)]
        : [];

    /// <summary>Some come one after another, some all at once, so that they share batches.</summary>
    public IEnumerable<Errand> Errands(TimeSpan within)
    {
        var last = _world.Chance.OneIn(3) ? TimeSpan.Zero : within;
        for (var number = _world.Chance.Between(2, 9); number > 0; number--)
            yield return new Errand(_world, number, _world.Chance.Between(TimeSpan.Zero, last));
    }

    /// <summary>A payment that nothing can be in the way of.</summary>
    public OpenPayment LastPayment(Host host) => Payment(
        $"last {++_lastPayments} on {_world.NameOf(host.Machine)}",
        new PaymentTerms(ChartOfAccounts.BankSettlement, Shop, new Money(1), Money.Zero, Money.Zero), Opening.Post);

    /// <summary>What waits and has its money by now, and what is over.</summary>
    public List<LedgerCommand> Due() =>
        [.. _world.Server.Books.Payments.Values.Select(trail => Due(trail.Now)).OfType<LedgerCommand>()];

    private LedgerCommand? Due(Payment payment) => payment switch
    {
        { IsFinal: true } => null,
        { SentAt: null } when payment.ExpiresAt <= _world.Server.Now => new ExpirePayment(new PaymentTarget(payment.Id)),
        { IsHeld: false, Kind: not PaymentKind.CashOutThroughPayment } when IsFunded(payment.Terms) =>
            new HoldPayment(new PaymentTarget(payment.Id)) { Limits = LimitsOf(payment.Terms), ExpiresIn = ExpiresIn },
        _ => null,
    };

    private bool IsFunded(PaymentTerms terms)
    {
        var payer = _world.Server.Books.Accounts[terms.Payer];
        return payer.Posted - payer.Out >= terms.Charged.Tiyn;
    }
}
