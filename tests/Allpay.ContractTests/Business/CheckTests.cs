using System.Globalization;
using Allpay.ContractTests.Contracts;
using Allpay.ContractTests.Parties;

namespace Allpay.ContractTests.Business;

/// <summary>Questions move nothing, and are answered as the payment would be.</summary>
public sealed class CheckTests(AllpayUnderTest allpay) : PaymentSteps(allpay)
{
    public static TheoryData<string> Questions => Operations.Keys(o => !o.OpensPayment && !o.EndsTransaction);

    public static TheoryData<string> AboutUsers => Operations.Keys(o => o.Response == ResponseTypes.User);

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task A_question_moves_nothing_however_often_it_is_asked(string key)
    {
        var operation = Operations.Of(key);
        var request = Requests.Of(operation);
        for (var i = 0; i < 3; i++) await WhileNothingMovesAsync(() => TakeAsync(operation, request));
    }

    [Theory]
    [MemberData(nameof(AboutUsers))]
    public async Task Who_is_identified_is_told(string key)
    {
        var operation = Operations.Of(key);
        foreach (var holder in Allpay.Sandbox.Holders.Where(h => h.Login[^1] is '7' or '0'))
        {
            var request = Requests.Of(operation, (operation.NameOf(FieldKind.Holder), holder.Login));
            var answer = await TakeAsync(operation, request);
            Assert.Equal(holder.Identified, answer["identified"] is "true" or "1");
            if (!holder.Identified) Assert.Null(answer.Element("IIN"));
        }
    }

    public static TheoryData<string> WhoIsIt => Operations.Keys(o => o.AsksForUser);

    [Theory]
    [MemberData(nameof(WhoIsIt))]
    public async Task A_user_there_is_not_is_an_answer_without_the_user(string key)
    {
        var operation = Operations.Of(key);
        foreach (var nobody in new[] { Requests.UnknownHolder(), OtherAgent.Login, "nobody" })
        {
            var request = Requests.Of(operation, ("userName", nobody));
            var answer = await WhileNothingMovesAsync(() => TakeAsync(operation, request));
            Assert.Null(answer.Element("basicUserInfo"));
        }
    }

    [Theory]
    [InlineData("TM10.availableBalance", "agentBalanceResponse")]
    [InlineData("TM11.availableBalance", "agentBalanceResponse")]
    [InlineData("TM11.vostokPlatCheck", "availableAgentBalance")]
    public async Task The_agents_own_balance_is_told(string key, string element)
    {
        var operation = Operations.Of(key);
        var told = (await TakeAsync(operation, Requests.Of(operation)))[element];
        Assert.Equal((await Rest.FloatAsync()).Available, decimal.Parse(told, CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task A_cash_out_above_the_wallets_money_is_refused_when_it_is_checked()
    {
        var check = Operations.Of("CO11.checkCashOut");
        await RefusesAsync(check, Requests.Of(check, ("amount", "900000.00")), "InsufficientFundsException");
    }

    [Fact]
    public async Task A_bill_is_of_the_day_on_which_it_was_asked_for()
    {
        var check = Operations.Of("TM11.vostokPlatCheck");
        var before = TodayInAlmaty();
        var day = DateOnly.Parse((await TakeAsync(check, Requests.Of(check)))["debtOverpaymentDate"], CultureInfo.InvariantCulture);
        Assert.InRange(day, before, TodayInAlmaty());
    }

    // The sandbox's provider has been paid too much for accounts that end in 0.
    [Theory]
    [InlineData("1500123456", 1)]
    [InlineData("1500123450", -1)]
    public async Task What_is_owed_is_above_zero_and_what_was_paid_too_much_below(string account, int sign)
    {
        var check = Operations.Of("TM11.vostokPlatCheck");
        var bill = await TakeAsync(check, Requests.Of(check, ("utilityAccountNumber", account)));
        Assert.Equal(sign, decimal.Sign(Amount("atMonthStartAmount")));
        var due = Amount("atMonthStartAmount") + Amount("monthlyAmount") - Amount("currentMonthPaymentAmount");
        Assert.Equal(due, Amount("currentAmount"));

        decimal Amount(string element) => decimal.Parse(bill[element], CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task An_echo_gives_back_what_it_got()
    {
        foreach (var echo in Operations.All.Where(operation => operation.IsEcho))
            Assert.Equal("Сәлем <&>", (await TakeAsync(echo, Requests.Of(echo)))["return"]);
    }

    private static DateOnly TodayInAlmaty() => DateOnly.FromDateTime(DateTime.UtcNow.AddHours(5));
}
