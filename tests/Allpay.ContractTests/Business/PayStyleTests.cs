using Allpay.ContractTests.Contracts;
using Allpay.ContractTests.Parties;

namespace Allpay.ContractTests.Business;

/// <summary>The operations that are asked again until they are final.</summary>
public sealed class PayStyleTests(AllpayUnderTest allpay) : PaymentSteps(allpay)
{
    public static TheoryData<string> All => Operations.Keys(o => o.IsPayStyle && o.Name != "createCashOutThroughPayment");

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_repeat_completes_what_is_held_and_further_repeats_only_tell(string key)
    {
        var operation = Operations.Of(key);
        var request = await GoodAsync(operation);
        var before = await PayerAsync(operation);

        Assert.Equal("PENDING", await StatusAsync(operation, request));
        var held = await PayerAsync(operation);
        Assert.Equal((before.Posted, before.Available - Amount), (held.Posted, held.Available));

        Assert.Equal(["COMPLETED", "COMPLETED", "COMPLETED"], await StatusesAsync(operation, request, 3));
        var after = await PayerAsync(operation);
        Assert.Equal((before.Posted - Amount, before.Available - Amount), (after.Posted, after.Available));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_repeat_may_have_a_fresh_timestamp_another_language_and_other_decimals(string key)
    {
        var operation = Operations.Of(key);
        var request = await GoodAsync(operation);
        Assert.Equal("PENDING", await StatusAsync(operation, request));

        foreach (var (lang, date, amount) in new[]
                 {
                     ("kk", "2026-03-01T10:15:30Z", "20"), ("en", "2026-03-02T10:15:30+05:00", "20.0"),
                     ("ru", "2026-03-03T10:15:30", "020.00"),
                 })
        {
            request.Set("header/lang", lang).Set("header/timestamp", date).Set("amount", amount);
            foreach (var field in operation.Fields.Where(f => f.Kind == FieldKind.Date)) request.Set(field.Name, date);
            Assert.Equal("COMPLETED", await StatusAsync(operation, request));
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task The_same_call_16_times_at_once_is_one_payment(string key)
    {
        var operation = Operations.Of(key);
        var request = await GoodAsync(operation);
        var before = await PayerAsync(operation);

        var answers = await AllAtOnceAsync(operation, request);

        Assert.All(answers, answer => AssertTaken(operation, answer));
        Assert.DoesNotContain(answers, answer => answer.PaymentStatus == "DECLINED");
        Assert.Equal("COMPLETED", await FinalStatusAsync(operation, request));
        Assert.Equal(before.Posted - Amount, (await PayerAsync(operation)).Posted);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Two_agents_may_have_the_same_reference(string key)
    {
        var operation = Operations.Of(key);
        var mine = await GoodAsync(operation);
        var theirs = await GoodAsync(operation);
        var name = operation.NameOf(FieldKind.Reference);
        theirs.Set(name, mine.At(name).Value).Set("header/requester", OtherAgent.Login);

        Assert.Equal("PENDING", await StatusAsync(operation, mine));
        Assert.Equal("PENDING", await StatusAsync(operation, theirs, OtherAgent));
        Assert.Equal("COMPLETED", await StatusAsync(operation, mine));
        Assert.Equal("COMPLETED", await StatusAsync(operation, theirs, OtherAgent));
    }

    [Fact]
    public async Task A_cash_in_arrives_in_the_wallet()
    {
        foreach (var key in new[] { "CI11.createCashInPayment", "CI11.createCashInPaymentAvtobys" })
        {
            var before = await Rest.WalletAsync(Holder.Login);
            Assert.Equal("COMPLETED", await CompletedAsync(key));
            Assert.InRange((await Rest.WalletAsync(Holder.Login)).Posted - before.Posted, 0.01m, Amount);
        }
    }

    [Fact]
    public async Task A_cash_out_arrives_on_the_float()
    {
        var before = await Rest.FloatAsync();
        Assert.Equal("COMPLETED", await CompletedAsync("CO11.createCashOut"));
        Assert.InRange((await Rest.FloatAsync()).Posted - before.Posted, 0.01m, Amount);
    }

    [Fact]
    public async Task A_payment_for_goods_arrives_at_the_merchant_and_leaves_the_wallet_as_it_was()
    {
        var (merchant, wallet) = (await Rest.MerchantAsync(), await Rest.WalletAsync(Holder.Login));
        Assert.Equal("COMPLETED", await CompletedAsync("TM11.payForGoodsPay"));
        Assert.InRange((await Rest.MerchantAsync()).Posted - merchant.Posted, 0.01m, Amount);
        Assert.Equal(wallet.Posted, (await Rest.WalletAsync(Holder.Login)).Posted);
    }

    private async Task<string> CompletedAsync(string key)
    {
        var operation = Operations.Of(key);
        var request = await GoodAsync(operation);
        Assert.Equal("PENDING", await StatusAsync(operation, request));
        return await StatusAsync(operation, request);
    }
}
