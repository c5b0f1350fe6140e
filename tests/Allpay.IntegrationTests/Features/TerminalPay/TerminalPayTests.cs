using System.Net.Http.Json;
using Allpay.Features.Holders.CheckHolder;
using Allpay.Features.Payments.CompleteOwnPayment;
using Allpay.Features.Payments.ExpirePayments;
using Allpay.Features.Payments.RetryPayments;
using Allpay.Features.TerminalPay.AskProviders;
using Allpay.Features.TerminalPay.CheckService;
using Allpay.Features.TerminalPay.CheckVostokPlat;
using Allpay.Features.TerminalPay.PayForGoods;
using Allpay.Features.TerminalPay.PayForService;
using Allpay.Features.TerminalPay.PayVostokPlat;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.Payments;
using Allpay.IntegrationTests.Infrastructure;

namespace Allpay.IntegrationTests.Features.TerminalPay;

public sealed class TerminalPayTests(AllpayFixture allpay) : AllpayTest(allpay)
{
    private const string Account = "7012345678";
    private const string Payer = "77770001122";

    [Fact]
    public async Task Goods_are_held_first_and_paid_by_the_repeat_through_the_wallet()
    {
        var merchant = await AddMerchantAsync();
        var reference = Allpay.NewReference();
        Assert.Equal(PaymentStatus.Pending, (await PayGoodsAsync(reference)).Value.Status);
        Assert.Equal(PaymentStatus.Completed, (await PayGoodsAsync(reference)).Value.Status);

        Assert.Equal(Money.OfTenge(500), (await Allpay.BalanceAsync(merchant.WalletAccount)).Available);
        Assert.Equal(Money.Zero, (await Allpay.BalanceAsync(Allpay.Holder.WalletAccount)).Posted);
    }

    [Fact]
    public async Task A_terminal_that_is_nobodys_is_refused() =>
        Assert.Equal(RefusalCodes.TerminalUnknown, (await PayGoodsAsync(Allpay.NewReference())).Refusal!.Code);

    [Theory]
    [InlineData("normal", PaymentStatus.Completed)]
    [InlineData("refuse", PaymentStatus.Declined)]
    public async Task The_providers_word_ends_a_payment(string behaviour, PaymentStatus status)
    {
        await TellProviderAsync(behaviour);
        var reference = Allpay.NewReference();
        Assert.Equal((PaymentStatus.Pending, false), Told(await PayAsync(reference)));
        Assert.Equal(status, (await PayAsync(reference)).Value.Status);
        Assert.Equal(status, (await PayAsync(reference)).Value.Status);
        var paid = status == PaymentStatus.Completed ? 500 : 0;
        Assert.Equal(Money.OfTenge(AllpayFixture.FloatTenge - paid), (await Allpay.BalanceAsync(Allpay.Agent.Float)).Available);
    }

    [Theory]
    [InlineData("normal", PaymentStatus.Completed)]
    [InlineData("refuse", PaymentStatus.Declined)]
    public async Task At_once_one_call_holds_sends_and_hears_and_a_repeat_does_nothing(string behaviour, PaymentStatus status)
    {
        await TellProviderAsync(behaviour);
        var command = new PayForService(
            Allpay.Agent, Allpay.Holder.UserName, "500", "1001", Account, Allpay.NewReference(), Completion.AtOnce);
        var (first, again) = ((await Allpay.SendAsync(command)).Value, (await Allpay.SendAsync(command)).Value);
        Assert.Equal((status, false, status, true), (first.Status, first.Replayed, again.Status, again.Replayed));
    }

    [Fact]
    public async Task What_only_a_provider_completes_is_not_its_requesters_to_complete()
    {
        await TellProviderAsync("normal");
        var held = (await PayAsync(Allpay.NewReference())).Value;
        var complete = new CompleteOwnPayment(Allpay.Agent.AsCaller(), $"{held.PaymentId}");
        Assert.Equal(RefusalCodes.PaymentAtProvider, (await Allpay.SendAsync(complete)).Refusal!.Code);
    }

    [Fact]
    public async Task An_answer_that_never_came_is_asked_for_and_not_repeated()
    {
        await TellProviderAsync("slow", seconds: 2); // the time-out is one second
        var reference = Allpay.NewReference();
        await PayAsync(reference);
        Assert.Equal((PaymentStatus.Pending, true), Told(await PayAsync(reference)));
        Assert.Equal(PaymentStatus.Completed, (await PayAsync(reference)).Value.Status);
        Assert.Equal(1, await CountAtProviderAsync());
    }

    [Fact]
    public async Task What_a_provider_was_given_never_expires_and_a_job_asks_for_its_outcome()
    {
        await TellProviderAsync("down");
        var reference = Allpay.NewReference();
        await PayAsync(reference);
        Assert.Equal((PaymentStatus.Pending, true), Told(await PayAsync(reference)));
        Assert.Equal(0, (await Allpay.SendAsync(new ExpirePayments())).Value.Expired);

        await TellProviderAsync("normal");
        await LetTimePassAsync();
        Assert.Equal(new AskedProviders(1, 1), (await Allpay.SendAsync(new AskProviders())).Value);
        Assert.Equal(PaymentStatus.Completed, (await PayAsync(reference)).Value.Status);
        Assert.Equal(1, await CountAtProviderAsync());
    }

    [Fact]
    public async Task Twenty_repeats_at_once_are_one_payment_at_the_provider()
    {
        var reference = Allpay.NewReference();
        await PayAsync(reference);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => PayAsync(reference)));
        Assert.Equal(PaymentStatus.Completed, (await PayAsync(reference)).Value.Status);
        Assert.Equal(1, await CountAtProviderAsync());
    }

    [Fact]
    public async Task A_check_asks_the_provider()
    {
        Assert.Equal("demo-telecom", (await CheckAsync()).Value.Name);
        await TellProviderAsync("unknown");
        Assert.Equal(RefusalCodes.UtilityAccountUnknown, (await CheckAsync()).Refusal!.Code);
        await TellProviderAsync("down");
        Assert.Equal(RefusalCodes.ProviderUnavailable, (await CheckAsync()).Refusal!.Code);
        Assert.Equal(RefusalCodes.ServiceUnknown, (await CheckAsync("99")).Refusal!.Code);
    }

    [Fact]
    public async Task VostokPlat_makes_a_wallet_for_a_holder_unknown_so_far()
    {
        PayVostokPlat command = new(Allpay.Agent, Payer, Account, "500", "510", Allpay.NewReference());
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Allpay.SendAsync(command with { Reference = $"race-{i}" })));
        await Allpay.SendAsync(command);
        Assert.Equal(PaymentStatus.Completed, (await Allpay.SendAsync(command)).Value.Status);
        var below = await Allpay.SendAsync(command with { FullAmount = "499.99", Reference = "below" });
        Assert.Equal("fullAmount", Assert.Single(below.Refusal!.Fields).Field);
    }

    [Fact]
    public async Task VostokPlats_check_tells_the_bill_and_makes_the_wallet_once()
    {
        var before = BusinessDay.Of(DateTimeOffset.UtcNow);
        var checks = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => CheckFlatAsync(Payer)));

        Assert.All(checks, check => Assert.Equal(Money.OfTenge(AllpayFixture.FloatTenge), check.Value.AgentAvailable));
        Assert.InRange(checks[0].Value.DebtDate!.Value, before, BusinessDay.Of(DateTimeOffset.UtcNow));
        var card = (await Allpay.SendAsync(new CheckHolder(Allpay.Agent, Payer))).Value;
        Assert.Equal(new HolderCard(false, null, null, null, null), card);
        Assert.Equal(1, await CountAsync($"select count(*) from party.holder where user_name = '{Payer}'"));
    }

    [Theory]
    [InlineData("unknown", Payer, RefusalCodes.UtilityAccountUnknown)]
    [InlineData("down", Payer, RefusalCodes.ProviderUnavailable)]
    [InlineData("normal", "7777000112a", RefusalCodes.RequestInvalid)]
    [InlineData("normal", "777700011", RefusalCodes.RequestInvalid)]
    [InlineData("normal", "7777000112277770", RefusalCodes.RequestInvalid)]
    public async Task No_wallet_comes_of_a_check_that_is_refused(string behaviour, string payer, string code)
    {
        await TellProviderAsync(behaviour);
        var accounts = await CountAsync("select count(*) from ledger.account");
        Assert.Equal(code, (await CheckFlatAsync(payer)).Refusal!.Code);
        Assert.Equal(RefusalCodes.HolderUnknown, (await Allpay.SendAsync(new CheckHolder(Allpay.Agent, payer))).Refusal!.Code);
        Assert.Equal(accounts, await CountAsync("select count(*) from ledger.account"));
    }

    [Fact]
    public async Task What_waits_for_money_is_held_by_the_job_once_it_is_there()
    {
        await AddMerchantAsync();
        var command = new PayForGoods(Allpay.PoorAgent, Allpay.Holder.UserName, "500", "T-1", Allpay.NewReference());
        Assert.False((await Allpay.SendAsync(command)).Value.Held);
        Assert.Equal(new RetriedPayments(0, 0), (await Allpay.SendAsync(new RetryPayments())).Value);

        await Allpay.FundAsync(Allpay.PoorAgent.Float, 500);

        Assert.Equal(new RetriedPayments(1, 1), (await Allpay.SendAsync(new RetryPayments())).Value);
        Assert.Equal(PaymentStatus.Completed, (await Allpay.SendAsync(command)).Value.Status);
    }

    private Task<Outcome<VostokPlatBill>> CheckFlatAsync(string payer) =>
        Allpay.SendAsync(new CheckVostokPlat(Allpay.Agent, payer, Account));

    private static (PaymentStatus, bool) Told(Outcome<PaymentReceipt> outcome) => (outcome.Value.Status, outcome.Value.Sent);

    private Task<Outcome<PaymentReceipt>> PayAsync(string reference) => Allpay.SendAsync(
        new PayForService(Allpay.Agent, Allpay.Holder.UserName, "500", "1001", Account, reference));

    private Task<Outcome<PaymentReceipt>> PayGoodsAsync(string reference) =>
        Allpay.SendAsync(new PayForGoods(Allpay.Agent, Allpay.Holder.UserName, "500", "T-1", reference));

    private Task<Outcome<CheckedService>> CheckAsync(string service = "1001") => Allpay.SendAsync(
        new CheckService(Allpay.Agent, Allpay.Holder.UserName, service, Account, "500"));

    private async Task TellProviderAsync(string behaviour, int seconds = 0)
    {
        using var client = Allpay.CreateClient();
        using var answer = await client.PutAsJsonAsync(
            $"/sandbox/provider/accounts/{Account}", new { behaviour, seconds }, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    // A payment the provider never heard of is sent again only when it cannot be on its way any more.
    private Task LetTimePassAsync() => Allpay.Database.ExecuteAsync(
        """
        set session_replication_role = replica;
        update ledger.payment set sent_at = sent_at - interval '10 minutes' where sent_at is not null;
        set session_replication_role = default;
        """);

    private Task<long> CountAtProviderAsync() => CountAsync("select count(*) from sandbox.provider_payment");

    private async Task<long> CountAsync(string sql)
    {
        await using var command = Allpay.Database.Owner.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    private async Task<Merchant> AddMerchantAsync()
    {
        var merchant = new Merchant
        {
            Id = new PartyId(9001), Login = "shop", Name = "Shop", MerchantCode = "shop", WalletCode = "1", TerminalCode = "T-1",
            PublicKey = "-", WalletAccount = await Allpay.Database.OpenAccountAsync(AccountKind.MerchantWallet),
        };
        await Allpay.ExecuteDbAsync(db => db.Add(merchant));
        return merchant;
    }
}
