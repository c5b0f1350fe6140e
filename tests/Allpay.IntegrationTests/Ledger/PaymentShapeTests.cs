using Allpay.Infrastructure.Ledger;
using static Allpay.IntegrationTests.Ledger.Requests;

namespace Allpay.IntegrationTests.Ledger;

/// <summary>Every way the money of a payment can go is one the database's own match of payments and transfers knows.</summary>
public sealed class PaymentShapeTests(LedgerDatabase database) : IClassFixture<LedgerDatabase>, IAsyncLifetime
{
    private const string Float = "float";
    private const string Wallet = "wallet";
    private const string Merchant = "merchant";
    private const string Income = "income";

    private readonly Dictionary<string, AccountId> _accounts = new() { [Income] = ChartOfAccounts.CommissionIncome };
    private LedgerProcess _process = null!;

    public static TheoryData<string, string?, string, int, int> Shapes => new()
    {
        { Float, null, Wallet, 0, 0 },
        { Float, null, Wallet, 3, 2 },
        { Float, Wallet, Merchant, 0, 0 },
        { Float, Wallet, Merchant, 3, 2 },
        { Float, null, Income, 3, 0 },
        // The fee is as high as the amount, and goes the same way.
        { Float, null, Income, 10, 0 },
        { Float, Wallet, Income, 3, 0 },
        { Float, Income, Merchant, 3, 2 },
        { Income, null, Wallet, 0, 2 },
    };

    public async ValueTask InitializeAsync()
    {
        _process = await LedgerProcess.StartAsync(database.ConnectionString);
        _accounts[Float] = await database.OpenFloatAsync(_process.Ledger, 1000);
        _accounts[Wallet] = await database.OpenAccountAsync(AccountKind.HolderWallet);
        _accounts[Merchant] = await database.OpenAccountAsync(AccountKind.MerchantWallet);
        var earned = new PaymentTerms(_accounts[Float], ChartOfAccounts.CommissionIncome, Money.OfTenge(200), Money.Zero, Money.Zero);
        await _process.Ledger.DoneAsync(Pay(earned, $"earned-{_accounts[Float]}", Opening.Post));
    }

    public async ValueTask DisposeAsync()
    {
        await database.AssertBooksAsync();
        Assert.All((await database.CheckAsync()).Checks, check => Assert.Null(check.First));
        await _process.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task It_is_posted_at_once(string payer, string? via, string payee, int payerFee, int payeeFee)
    {
        var payment = await OpenAsync(Opening.Post, payer, via, payee, payerFee, payeeFee);

        Assert.Equal((PaymentStatus.Completed, Money.OfTenge(10)), (payment.Status, payment.Captured));
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task It_is_held_and_taken_whole_in_part_or_not_at_all(
        string payer, string? via, string payee, int payerFee, int payeeFee)
    {
        Task<Payment> HoldAsync() => OpenAsync(Opening.Hold, payer, via, payee, payerFee, payeeFee);
        var part = new Capture(Money.OfTenge(4), Money.OfTenge(payerFee) - new Money(payerFee), new Money(payeeFee));

        var whole = await _process.Ledger.DoneAsync(new CompletePayment(new PaymentTarget((await HoldAsync()).Id)));
        var partial = await _process.Ledger.DoneAsync(new CompletePayment(new PaymentTarget((await HoldAsync()).Id), part));
        var free = await _process.Ledger.DoneAsync(new CompletePayment(
            new PaymentTarget((await HoldAsync()).Id), part with { PayerFee = Money.Zero, PayeeFee = Money.Zero }));
        var none = await _process.Ledger.DoneAsync(
            new DeclinePayment(new PaymentTarget((await HoldAsync()).Id), DeclineReason.Requester));

        Assert.Equal(
            [Money.OfTenge(10), Money.OfTenge(4), Money.OfTenge(4), Money.Zero],
            new[] { whole, partial, free, none }.Select(payment => payment.Captured));
    }

    private Task<Payment> OpenAsync(Opening opening, string payer, string? via, string payee, int payerFee, int payeeFee)
    {
        var terms = new PaymentTerms(
            _accounts[payer], _accounts[payee], Money.OfTenge(10), Money.OfTenge(payerFee), Money.OfTenge(payeeFee),
            via is null ? null : _accounts[via]);
        return _process.Ledger.DoneAsync(Pay(terms, Guid.NewGuid().ToString(), opening));
    }
}
