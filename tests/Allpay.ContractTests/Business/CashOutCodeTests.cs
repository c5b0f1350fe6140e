using Allpay.ContractTests.Contracts;
using Allpay.ContractTests.Messages;
using Allpay.ContractTests.Parties;

namespace Allpay.ContractTests.Business;

/// <summary>
/// A code pays once. Wrong ones count against their holder for a quarter of an hour, so each test that has a code refused
/// uses few of them, against holders that other tests leave alone, and through the second agent.
/// </summary>
public sealed class CashOutCodeTests(AllpayUnderTest allpay) : PaymentSteps(allpay)
{
    private const string Exceeded = "TokenAttemptsExceededException";

    public static TheoryData<string> WithCode => Operations.Keys(operation => operation.Has(FieldKind.Code));

    [Theory]
    [MemberData(nameof(WithCode))]
    public async Task A_wrong_code_is_refused(string key)
    {
        var holder = await NewHolderAsync();
        await RefusesCodeAsync(key, holder, Requests.Digits(6), "TokenNotValidException");
    }

    [Theory]
    [InlineData("CO11.createCashOut", "77011234569")]
    [InlineData("TM11.createCashOutTransaction", "77011234571")]
    public async Task A_code_is_used_up_by_the_first_call(string key, string holder)
    {
        var operation = Operations.Of(key);
        await GiveMoneyAsync(holder);
        var code = await new HolderSession(Allpay, holder).CodeAsync();
        var request = Requests.Of(operation, ("fromUserName", holder), ("token", code), ("header/requester", OtherAgent.Login));

        Assert.Equal("PENDING", await StatusAsync(operation, request, OtherAgent));
        await RefusesCodeAsync(key, holder, code, "TokenAlreadyUsedException");
        Assert.NotEqual("DECLINED", await StatusAsync(operation, request, OtherAgent));
    }

    [Fact]
    public async Task A_code_made_for_an_amount_pays_no_other()
    {
        var code = await new HolderSession(Allpay, "77011234569").CodeAsync("19.99");
        await RefusesCodeAsync("CO11.createCashOut", "77011234569", code, "TokenAmountMismatchException");
    }

    [Fact]
    public async Task A_code_made_for_an_amount_pays_it()
    {
        var operation = Operations.Of("CO11.createCashOut");
        var code = await Holder.CodeAsync(Requests.Amount);
        Assert.Equal(["PENDING", "COMPLETED"], await StatusesAsync(operation, Requests.Of(operation, ("token", code)), 2));
    }

    [Fact]
    public async Task A_code_is_another_holders_for_nobody_else()
    {
        var code = await Holder.CodeAsync();
        await RefusesCodeAsync("CO11.createCashOut", await NewHolderAsync(), code, "TokenNotValidException");
        var operation = Operations.Of("CO11.createCashOut");
        Assert.Equal("PENDING", await StatusAsync(operation, Requests.Of(operation, ("token", code))));
    }

    [Theory]
    [MemberData(nameof(WithCode))]
    public async Task More_than_the_wallet_holds_is_refused_and_leaves_the_code_good(string key)
    {
        var operation = Operations.Of(key);
        var code = await Holder.CodeAsync();
        var tooMuch = Requests.Of(operation, ("token", code), ("amount", "900000.00"));
        await RefusesAsync(operation, tooMuch, "InsufficientFundsException");
        Assert.Equal("PENDING", await StatusAsync(operation, Requests.Of(operation, ("token", code))));
    }

    [Fact]
    public async Task Of_six_cash_outs_at_once_with_one_code_one_is_taken()
    {
        var operation = Operations.Of("CO11.createCashOut");
        const string holder = "77011234570";
        var code = await new HolderSession(Allpay, holder).CodeAsync();
        var before = await Rest.WalletAsync(holder);

        var answers = await GuessAtOnceAsync(operation, holder, 6, () => code);

        var taken = answers.Count(answer => !answer.IsFault);
        Assert.All(answers.Where(answer => answer.IsFault), answer => AssertOneOf(answer, "TokenAlreadyUsedException", Exceeded));
        Assert.True(taken == 1 || answers.All(answer => answer["developerMessage"].EndsWith(Exceeded, StringComparison.Ordinal)));
        Assert.Equal(before.Available - (taken * Amount), (await Rest.WalletAsync(holder)).Available);
    }

    [Fact]
    public async Task After_five_wrong_codes_no_code_is_looked_at_however_many_come_at_once()
    {
        var operation = Operations.Of("CO11.createCashOut");
        const string holder = "77011234568";
        var right = await new HolderSession(Allpay, holder).CodeAsync();
        var before = await Rest.WalletAsync(holder);

        var answers = await GuessAtOnceAsync(operation, holder, 20, () => Wrong(right));

        Assert.All(answers, answer => AssertOneOf(answer, "TokenNotValidException", Exceeded));
        Assert.True(answers.Count(answer => !answer["developerMessage"].EndsWith(Exceeded, StringComparison.Ordinal)) <= 5);
        foreach (var key in Operations.With(FieldKind.Code)) await RefusesCodeAsync(key.Key, holder, right, Exceeded);
        Assert.Equal(before.Available, (await Rest.WalletAsync(holder)).Available);
    }

    private async Task RefusesCodeAsync(string key, string holder, string code, string exception)
    {
        var operation = Operations.Of(key);
        var request = Requests.Of(operation, ("fromUserName", holder), ("token", code), ("header/requester", OtherAgent.Login));
        await RefusesAsync(operation, request, exception, agent: OtherAgent);
    }

    private Task<SoapAnswer[]> GuessAtOnceAsync(Operation operation, string holder, int count, Func<string> code) =>
        Task.WhenAll(Enumerable.Range(0, count).Select(_ => OtherAgent.CallAsync(operation, Requests.Of(
            operation, ("fromUserName", holder), ("token", code()), ("header/requester", OtherAgent.Login)))));

    private static string Wrong(string right)
    {
        while (true)
        {
            var code = Requests.Digits(6);
            if (code != right) return code;
        }
    }

    private static void AssertOneOf(SoapAnswer answer, params string[] exceptions) =>
        Assert.Contains(answer["developerMessage"], exceptions.Select(name => SoapNames.ExceptionPackage + name));

    private async Task GiveMoneyAsync(string holder)
    {
        var cashIn = Operations.Of("CI11.createCashInPayment");
        var request = Requests.Of(cashIn, ("toUserName", holder), ("amount", "40.00"));
        await TakeAsync(cashIn, request);
        Assert.Equal("COMPLETED", await StatusAsync(cashIn, request));
    }
}
