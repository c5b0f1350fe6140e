using Allpay.Features.CashIn.CreateCashIn;
using Allpay.Features.CashIn.PayCashIn;
using Allpay.Features.CashIn.CheckCashIn;
using Allpay.Features.Holders.CheckHolder;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.PaymentRules;
using Allpay.Infrastructure.Payments;
using Allpay.UnitTests.Doubles;
using Allpay.UnitTests.Mediation;

namespace Allpay.UnitTests.Features;

/// <summary>
/// What the slices ask of the ledger, and what they make of its answers. What the ledger itself makes of repeats, completing and
/// declining is asked of the real one, by the integration tests.
/// </summary>
public sealed class CashInTests : IDisposable
{
    private const string Holder = "77011234567";
    private static readonly AgentCaller Agent = ListedKeys.Agent.AsAgent();

    private readonly Pipeline _pipeline = new();

    [Fact]
    public async Task Create_asks_for_a_hold_on_the_float_for_the_wallet_with_the_holders_limits_and_a_day()
    {
        _pipeline.Rules.Price = new Quote(Money.OfTenge(15), Money.OfTenge(1), 5);
        var receipt = (await CreateAsync()).Value;
        var open = Assert.IsType<OpenPayment>(Assert.Single(_pipeline.Ledger.Submitted));
        Assert.Equal(Opening.Hold, open.Opening);
        Assert.Equal(new PaymentKey(Agent.Id, "r-1"), open.Key);
        Assert.Equal(
            new PaymentTerms(
                Agent.Float, ListedHolders.Aigul.WalletAccount, Money.OfTenge(1500), Money.OfTenge(15), Money.OfTenge(1)),
            open.Terms);
        Assert.Equal(
            new TurnoverLimit(
                ListedHolders.Aigul.WalletAccount, TurnoverSide.Credits, Money.OfTenge(100_000), Money.OfTenge(500_000), null),
            Assert.Single(open.Limits));
        Assert.Equal(TimeSpan.FromHours(24), open.ExpiresIn);
        Assert.Equal(5, open.TariffId);
        Assert.Equal((Money.OfTenge(15), Money.OfTenge(1), true, false),
            (receipt.PayerFee, receipt.PayeeFee, receipt.Held, receipt.Replayed));
    }

    [Fact]
    public async Task The_two_styles_do_not_share_a_reference()
    {
        await CreateAsync();
        Assert.Equal(RefusalCodes.KeyReused, (await PayAsync()).Refusal!.Code);
    }

    [Fact]
    public async Task A_repeat_is_answered_though_tariffs_have_changed()
    {
        await CreateAsync();
        _pipeline.Rules.Price = new Quote(Money.OfTenge(99), Money.Zero, 6);
        var again = (await CreateAsync()).Value;
        Assert.True(again.Replayed);
        Assert.Equal(Money.Zero, again.PayerFee);
    }

    [Fact]
    public async Task A_changed_repeat_is_refused_as_that_though_the_holder_is_unknown()
    {
        await CreateAsync();
        Assert.Equal(RefusalCodes.KeyReused, (await CreateAsync(holder: "77000000000")).Refusal!.Code);
    }

    [Theory]
    [InlineData("77000000000", RefusalCodes.HolderUnknown)]
    [InlineData(Holder, RefusalCodes.HolderBlocked)]
    public async Task A_new_payment_needs_a_holder_who_can_be_paid(string holder, string code)
    {
        Block();
        Assert.Equal(code, (await CreateAsync(holder: holder)).Refusal!.Code);
        Assert.Equal(code, (await PayAsync(holder)).Refusal!.Code);
        Assert.Equal(code, (await SendCheckAsync(holder)).Refusal!.Code);
        Assert.Empty(_pipeline.Ledger.Submitted);
    }

    [Fact]
    public async Task Avtobys_is_the_same_payment_under_its_own_kind_and_fingerprint()
    {
        await _pipeline.SendAsync(new PayCashIn(Agent, PaymentKind.CashInAvtobys, Holder, "1500", "r-1"));
        var open = Assert.IsType<OpenPayment>(Assert.Single(_pipeline.Ledger.Submitted));
        Assert.Equal(PaymentKind.CashInAvtobys, open.Kind);
        Assert.Equal(RefusalCodes.KeyReused, (await PayAsync()).Refusal!.Code);
    }

    [Fact]
    public async Task Pay_takes_no_other_kind()
    {
        var outcome = await _pipeline.SendAsync(new PayCashIn(Agent, PaymentKind.Refund, Holder, "1500", "r-1"));
        Assert.Equal("kind", Assert.Single(outcome.Refusal!.Fields).Field);
    }

    [Fact]
    public async Task At_once_it_is_moved_in_the_call_and_a_repeat_that_asks_for_less_is_another_request()
    {
        var command = new CreateCashIn(Agent, Holder, "1500.00", "r-1", Completion.AtOnce);
        Assert.Equal(PaymentStatus.Completed, (await _pipeline.SendAsync(command)).Value.Status);
        Assert.True((await _pipeline.SendAsync(command)).Value.Replayed);
        Assert.Equal(RefusalCodes.KeyReused, (await CreateAsync()).Refusal!.Code);
        Assert.Equal(Opening.Post, ((OpenPayment)_pipeline.Ledger.Submitted[0]).Opening);
    }

    [Fact]
    public async Task What_the_ledger_refuses_is_refused()
    {
        _pipeline.Ledger.RefuseWith = new LedgerRefusal(
            LedgerRefusalCode.InsufficientFunds, Remaining: Money.OfTenge(3)) { Account = Agent.Float };
        var refusal = (await CreateAsync()).Refusal!;
        Assert.Equal(RefusalCodes.InsufficientFunds, refusal.Code);
        Assert.Equal("3.00", refusal.Details["remaining"]);
    }

    [Fact]
    public async Task Names_are_told_of_identified_holders_only()
    {
        var known = (await SendCheckAsync(Holder)).Value;
        Assert.Equal((true, "900101300123", "Айгүл"), (known.Identified, known.Iin, known.FirstName));
        var unproven = (await SendCheckAsync("77019999999")).Value;
        Assert.Equal(new HolderCard(false, null, null, null, null), unproven);
        var card = (await _pipeline.SendAsync(new CheckHolder(Agent, "77019999999"))).Value;
        Assert.Equal(new HolderCard(false, null, null, null, null), card);
    }

    public void Dispose() => _pipeline.Dispose();

    private Task<Outcome<PaymentReceipt>> CreateAsync(string amount = "1500.00", string holder = Holder) =>
        _pipeline.SendAsync(new CreateCashIn(Agent, holder, amount, "r-1"));

    private Task<Outcome<PaymentReceipt>> PayAsync(string holder = Holder) =>
        _pipeline.SendAsync(new PayCashIn(Agent, PaymentKind.CashIn, holder, "1500", "r-1"));

    private Task<Outcome<HolderCard>> SendCheckAsync(string holder) =>
        _pipeline.SendAsync(new CheckCashIn(Agent, holder));

    private void Block() => _pipeline.Holders.Put(ListedHolders.Aigul with { IsBlocked = true });
}
