using Allpay.Features.CashOut.CreateCashOut;
using Allpay.Features.CashOut.MakeCashOutCode;
using Allpay.Features.CashOut.PayCashOut;
using Allpay.Features.Payments.CompleteOwnPayment;
using Allpay.Features.Payments.DeclinePendingPayment;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Payments;
using Allpay.IntegrationTests.Infrastructure;

namespace Allpay.IntegrationTests.Features.CashOut;

public sealed class CodeCashOutTests(AllpayFixture allpay) : AllpayTest(allpay)
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Allpay.FundAsync(Allpay.Holder, 10_000);
    }

    [Fact]
    public async Task The_first_call_uses_the_code_and_holds_the_repeat_completes()
    {
        var (code, reference) = (await CodeAsync(), Allpay.NewReference());
        var first = (await PayAsync(code, reference)).Value;
        var second = (await PayAsync(code, reference)).Value;
        var third = (await PayAsync(code, reference)).Value;

        Assert.Equal((PaymentStatus.Pending, true), (first.Status, first.Held));
        Assert.Equal((PaymentStatus.Completed, false), (second.Status, second.Replayed));
        Assert.Equal((PaymentStatus.Completed, true), (third.Status, third.Replayed));
        Assert.Equal(Money.OfTenge(9_000), (await Allpay.BalanceAsync(Allpay.Holder.WalletAccount)).Available);
        Assert.Equal(Money.OfTenge(AllpayFixture.FloatTenge + 1_000), (await Allpay.BalanceAsync(Allpay.Agent.Float)).Available);
    }

    [Fact]
    public async Task At_once_the_code_is_used_and_the_money_moved_in_one_call()
    {
        var command = new CreateCashOut(
            Allpay.Agent, Allpay.Holder.UserName, "1000", await CodeAsync(), Allpay.NewReference(), Completion.AtOnce);
        Assert.Equal((PaymentStatus.Completed, false), Told((await Allpay.SendAsync(command)).Value));
        Assert.Equal((PaymentStatus.Completed, true), Told((await Allpay.SendAsync(command)).Value));
        Assert.Equal(Money.OfTenge(9_000), (await Allpay.BalanceAsync(Allpay.Holder.WalletAccount)).Available);

        static (PaymentStatus, bool) Told(PaymentReceipt receipt) => (receipt.Status, receipt.Replayed);
    }

    [Fact]
    public async Task A_code_is_good_once_and_a_repeat_with_another_code_is_another_request()
    {
        var (code, other, reference) = (await CodeAsync(), await CodeAsync(), Allpay.NewReference());
        await PayAsync(code, reference);
        Assert.Equal(RefusalCodes.CodeUsed, (await PayAsync(code, Allpay.NewReference())).Refusal!.Code);
        Assert.Equal(RefusalCodes.KeyReused, (await PayAsync(other, reference)).Refusal!.Code);
    }

    [Fact]
    public async Task A_code_for_an_amount_is_good_for_that_amount()
    {
        var code = await CodeAsync("999");
        Assert.Equal(RefusalCodes.CodeForOtherAmount, (await PayAsync(code, Allpay.NewReference())).Refusal!.Code);
        Assert.Equal(PaymentStatus.Pending, (await PayAsync(code, Allpay.NewReference(), "999")).Value.Status);
    }

    [Fact]
    public async Task Without_the_money_it_is_refused_and_the_code_stays_good()
    {
        var code = await CodeAsync();
        var refusal = (await PayAsync(code, Allpay.NewReference(), "10000.01")).Refusal!;
        Assert.Equal((RefusalCodes.InsufficientFunds, 0, 0), (refusal.Code, refusal.Details.Count, refusal.Arguments.Count));
        Assert.Equal(PaymentStatus.Pending, (await PayAsync(code, Allpay.NewReference())).Value.Status);
    }

    [Fact]
    public async Task Parallel_guesses_do_not_get_around_the_limit()
    {
        var code = await CodeAsync();
        var wrong = Enumerable.Range(0, 40).Select(i => $"{i:D6}").Where(c => c != code);
        var answers = await Task.WhenAll(wrong.Select(guess => PayAsync(guess, Allpay.NewReference())));

        Assert.Equal(5, answers.Count(a => a.Refusal!.Code == RefusalCodes.CodeUnknown));
        Assert.Equal(answers.Length - 5, answers.Count(a => a.Refusal!.Code == RefusalCodes.CodeGuessedTooOften));
        Assert.Equal(RefusalCodes.CodeGuessedTooOften, (await PayAsync(code, Allpay.NewReference())).Refusal!.Code);
    }

    [Fact]
    public async Task Two_agents_with_one_code_at_once_are_one_cash_out()
    {
        var code = await CodeAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Allpay.SendAsync(new PayCashOut(
            i % 2 == 0 ? Allpay.Agent : Allpay.PoorAgent, Allpay.Holder.UserName, "1000", code, $"race-{i}"))));
        Assert.Single(answers, a => a.Refusal is null);
        Assert.Equal(Money.OfTenge(9_000), (await Allpay.BalanceAsync(Allpay.Holder.WalletAccount)).Available);
    }

    [Fact]
    public async Task A_transaction_is_completed_or_declined_by_reference_and_id_of_its_own_agent()
    {
        var (kept, dropped) = (await CreateAsync(), await CreateAsync());
        var completed = (await Allpay.SendAsync(new CompleteOwnPayment(Allpay.Agent.AsCaller(), Id(kept), kept.Reference))).Value;
        var declined = (await Allpay.SendAsync(new DeclinePendingPayment(Allpay.Agent.AsCaller(), Id(dropped), dropped.Reference))).Value;

        Assert.Equal((PaymentStatus.Completed, PaymentStatus.Declined), (completed.Status, declined.Status));
        await AssertRefusedAsync(RefusalCodes.PaymentDeclined, new CompleteOwnPayment(Allpay.Agent.AsCaller(), Id(dropped), dropped.Reference));
        await AssertRefusedAsync(RefusalCodes.PaymentCompleted, new DeclinePendingPayment(Allpay.Agent.AsCaller(), Id(kept), kept.Reference));
        await AssertRefusedAsync(RefusalCodes.PaymentUnknown, new CompleteOwnPayment(Allpay.PoorAgent.AsCaller(), Id(kept), kept.Reference));
        await AssertRefusedAsync(RefusalCodes.PaymentUnknown, new CompleteOwnPayment(Allpay.Agent.AsCaller(), Id(kept), dropped.Reference));
        Assert.Equal(Money.OfTenge(9_000), (await Allpay.BalanceAsync(Allpay.Holder.WalletAccount)).Available);
    }

    [Theory]
    [InlineData("12345")]
    [InlineData("1234567")]
    [InlineData("12345x")]
    [InlineData("")]
    public async Task What_is_no_code_is_named_and_not_counted_as_a_guess(string code) =>
        Assert.Equal("code", Assert.Single((await PayAsync(code, Allpay.NewReference())).Refusal!.Fields).Field);

    private static string Id(PaymentReceipt receipt) => receipt.PaymentId.ToString();

    private async Task<PaymentReceipt> CreateAsync() => (await Allpay.SendAsync(new CreateCashOut(
        Allpay.Agent, Allpay.Holder.UserName, "1000", await CodeAsync(), Allpay.NewReference()))).Value;

    private Task<Outcome<PaymentReceipt>> PayAsync(string code, string reference, string amount = "1000") =>
        Allpay.SendAsync(new PayCashOut(Allpay.Agent, Allpay.Holder.UserName, amount, code, reference));

    private async Task<string> CodeAsync(string? amount = null) =>
        (await Allpay.SendAsync(new MakeCashOutCode(AllpayFixture.CallerOf(Allpay.Holder), amount))).Value.Digits;

    private async Task AssertRefusedAsync(string code, MediatR.IRequest<Outcome<PaymentReceipt>> request) =>
        Assert.Equal(code, (await Allpay.SendAsync(request)).Refusal!.Code);
}
