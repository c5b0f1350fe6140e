using System.Net.Http.Json;
using Allpay.Features.TerminalPay.AskProviders;
using Allpay.Infrastructure.Ledger;
using Allpay.IntegrationTests.Infrastructure;
using Allpay.IntegrationTests.Ledger;

namespace Allpay.IntegrationTests.Features.TerminalPay;

/// <summary>No provider, however long it is silent, and no payment, however odd, keeps others from being asked about.</summary>
public sealed class AskProvidersTests(AllpayFixture allpay) : AllpayTest(allpay)
{
    private const string DeadAccount = "7010000000";
    private const string GoodAccount = "7012345678";
    private const long Telecom = 1001;
    private const long VostokPlat = 2001;

    [Fact]
    public async Task A_silent_providers_payments_do_not_keep_another_providers_waiting()
    {
        await BehaveAsync(DeadAccount, "down");
        await Task.WhenAll(Enumerable.Range(0, 250).Select(_ => SendAsync(Telecom, Details(Telecom, DeadAccount))));
        var other = await SendAsync(VostokPlat, Details(VostokPlat, GoodAccount));
        await LetTimePassAsync();

        Assert.Equal(1, (await Allpay.SendAsync(new AskProviders())).Value.Ended);
        Assert.Equal(PaymentStatus.Completed, await StatusAsync(other));
    }

    [Fact]
    public async Task A_provider_that_came_back_ends_all_its_payments_in_one_run()
    {
        await BehaveAsync(DeadAccount, "down");
        await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => SendAsync(Telecom, Details(Telecom, DeadAccount))));
        await LetTimePassAsync();
        Assert.Equal(0, (await Allpay.SendAsync(new AskProviders())).Value.Ended);

        await BehaveAsync(DeadAccount, "normal");

        Assert.Equal(new AskedProviders(30, 30), (await Allpay.SendAsync(new AskProviders())).Value);
    }

    [Fact]
    public async Task Silence_about_some_payments_does_not_keep_the_providers_others_waiting()
    {
        await BehaveAsync(DeadAccount, "down");
        foreach (var account in Enumerable.Repeat(DeadAccount, 8).Append(GoodAccount))
            await SendAsync(Telecom, Details(Telecom, account));
        await LetTimePassAsync();

        var ended = 0;
        for (var run = 0; run < 3; run++) ended += (await Allpay.SendAsync(new AskProviders())).Value.Ended;
        Assert.Equal(1, ended);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("{")]
    [InlineData("""{"service":9999,"account":"7012345678"}""")]
    public async Task A_payment_that_cannot_be_dealt_with_is_skipped(string? details)
    {
        for (var i = 0; i < 5; i++) await SendAsync(Telecom, details);
        var good = await SendAsync(Telecom, Details(Telecom, GoodAccount));
        await LetTimePassAsync();
        Assert.Equal(1, (await Allpay.SendAsync(new AskProviders())).Value.Ended);
        Assert.Equal(PaymentStatus.Completed, await StatusAsync(good));
    }

    private static string Details(long service, string account) => $$"""{"service":{{service}},"account":"{{account}}"}""";

    // As the terminal payments do it, but for what is written down about it.
    private async Task<PaymentId> SendAsync(long service, string? details)
    {
        var payee = new AccountId(await Allpay.Database.QueryAsync<long>(
            $"select p.account from party.provider p join party.service s on s.provider_id = p.id where s.public_code = {service}"));
        var terms = new PaymentTerms(
            Allpay.Agent.Float, payee, Money.OfTenge(10), Money.Zero, Money.Zero, Allpay.Holder.WalletAccount);
        var open = Requests.Pay(terms, Allpay.NewReference(), Opening.PayOnWord) with { Details = details };
        var held = await Allpay.Ledger.DoneAsync(open);
        return (await Allpay.Ledger.DoneAsync(new SendPayment(new PaymentTarget(held.Id)))).Id;
    }

    private async Task BehaveAsync(string account, string behaviour)
    {
        using var client = Allpay.CreateClient();
        using var answer = await client.PutAsJsonAsync(
            $"/sandbox/provider/accounts/{account}", new { behaviour, seconds = 0 });
        answer.EnsureSuccessStatusCode();
    }

    private Task LetTimePassAsync() => Allpay.Database.ExecuteAsync(
        """
        set session_replication_role = replica;
        update ledger.payment set sent_at = sent_at - interval '10 minutes' where sent_at is not null;
        set session_replication_role = default;
        """);

    private async Task<PaymentStatus> StatusAsync(PaymentId id) =>
        (await Allpay.Ledger.FindPaymentAsync(id, CancellationToken.None))!.Status;
}
