using System.Xml.Linq;
using Allpay.ContractTests.Contracts;
using Allpay.ContractTests.Parties;

namespace Allpay.ContractTests.Business;

/// <summary>Payments whose last word is a provider's, with a provider that behaves badly.</summary>
public sealed class ProviderTests(AllpayUnderTest allpay) : PaymentSteps(allpay)
{
    private const string VostokPlatCheck = "TM11.vostokPlatCheck";

    public static TheoryData<string> Paying => ["TM11.payForServicesPay", "TM11.vostokPlatPay"];

    public static TheoryData<string> Checking => ["TM11.payForServicesCheck", VostokPlatCheck];

    [Theory]
    [MemberData(nameof(Paying))]
    public async Task What_the_provider_refuses_is_declined_and_the_money_is_back(string key)
    {
        var (operation, request) = await ForAsync(key, "refuse");
        var totals = await PostedAsync();

        Assert.Equal(["PENDING", "DECLINED", "DECLINED"], await StatusesAsync(operation, request, 3));

        Assert.NotEmpty((await TakeAsync(operation, request))["reason"]);
        Assert.Equal(totals, await PostedAsync());
    }

    [Theory]
    [MemberData(nameof(Paying))]
    public async Task An_outcome_that_comes_late_is_told_when_it_is_there(string key)
    {
        var (operation, request) = await ForAsync(key, "late", 3);
        var before = await Rest.FloatAsync();

        Assert.Equal(["PENDING", "PENDING", "PENDING"], await StatusesAsync(operation, request, 3));
        Assert.Equal(before.Posted, (await Rest.FloatAsync()).Posted);

        Assert.Equal("COMPLETED", await FinalStatusAsync(operation, request));
        Assert.Equal("COMPLETED", await StatusAsync(operation, request));
        Assert.Equal(before.Posted - Amount, (await Rest.FloatAsync()).Posted);
    }

    [Theory]
    [MemberData(nameof(Paying))]
    public async Task A_slow_provider_is_paid_once_however_often_it_is_asked(string key)
    {
        var (operation, request) = await ForAsync(key, "slow", 2);
        var before = await Rest.FloatAsync();
        Assert.Equal("PENDING", await StatusAsync(operation, request));

        var answers = await AllAtOnceAsync(operation, request);

        Assert.All(answers, answer => Assert.Contains(answer.PaymentStatus, new[] { "PENDING", "COMPLETED" }));
        Assert.Equal("COMPLETED", await FinalStatusAsync(operation, request));
        Assert.Equal(before.Posted - Amount, (await Rest.FloatAsync()).Posted);
    }

    // Whether the account is asked for before the money is held or after is the server's affair; that it is not paid is not.
    [Theory]
    [MemberData(nameof(Paying))]
    public async Task An_account_the_provider_does_not_know_is_not_paid(string key)
    {
        var (operation, request) = await ForAsync(key, "unknown");
        var before = await PostedAsync();

        var first = await Agent.CallAsync(operation, request);

        if (first.IsFault) Messages.Refused.By(first, operation, "UtilityAccountNotFoundException");
        else Assert.Equal("DECLINED", await FinalStatusAsync(operation, request));
        Assert.Equal(before, await PostedAsync());
    }

    [Fact]
    public async Task A_check_of_an_unknown_account_is_refused()
    {
        var (operation, request) = await ForAsync("TM11.payForServicesCheck", "unknown");
        await RefusesAsync(operation, request, "UtilityAccountNotFoundException");
    }

    [Fact]
    public async Task A_check_of_an_account_unknown_to_VostokPlat_is_refused_by_its_own_exception()
    {
        var (operation, request) = await ForAsync(VostokPlatCheck, "unknown");
        var answer = await WhileNothingMovesAsync(() => Agent.CallAsync(operation, request));
        Messages.Refused.ByVostokPlat(answer, operation, request.At("utilityAccountNumber").Value);
    }

    [Theory]
    [MemberData(nameof(Checking))]
    public async Task A_check_while_the_provider_is_down_says_so(string key)
    {
        var (operation, request) = await ForAsync(key, "down");
        await RefusesAsync(operation, request, "ProviderUnavailableException");
    }

    [Fact]
    public async Task VostokPlats_check_gives_a_wallet_to_a_payer_unknown_so_far()
    {
        var (check, request) = await ForAsync(VostokPlatCheck, "normal");
        request.Set("userName", Requests.UnknownHolder());
        var payer = request.At("userName").Value;
        Assert.Equal("", await IdentifiedAsync(payer));

        await WhileNothingMovesAsync(() => TakeAsync(check, request));

        Assert.Equal("false", await IdentifiedAsync(payer));
        await WhileNothingMovesAsync(() => TakeAsync(check, request));
    }

    [Fact]
    public async Task VostokPlat_gives_a_wallet_to_a_payer_who_was_not_checked() =>
        Assert.Equal("false", await IdentifiedAsync(await NewHolderAsync()));

    /// <summary>What checkUser says of identification; nothing where it knows no such user.</summary>
    private async Task<string> IdentifiedAsync(string user)
    {
        var check = Operations.Of("TM11.checkUser");
        return (await TakeAsync(check, Requests.Of(check, ("userName", user))))["identified"];
    }

    private async Task<(Operation Operation, XElement Request)> ForAsync(string key, string behaviour, int seconds = 0)
    {
        var operation = Operations.Of(key);
        var account = await Provider.AccountAsync(behaviour, seconds);
        return (operation, Requests.Of(operation, ("utilityAccountNumber", account)));
    }

    private async Task<(decimal Posted, decimal Available)> MoneyAsync()
    {
        var balance = await Rest.FloatAsync();
        return (balance.Posted, balance.Available);
    }

    private async Task<string> PostedAsync()
    {
        var wallet = await Rest.WalletAsync(Holder.Login);
        return $"{await MoneyAsync()} {wallet.Posted} {wallet.Available}";
    }
}
