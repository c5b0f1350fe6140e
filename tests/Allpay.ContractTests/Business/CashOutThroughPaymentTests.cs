using Allpay.ContractTests.Contracts;
using Allpay.ContractTests.Parties;

namespace Allpay.ContractTests.Business;

/// <summary>A cash-out without a code waits for its holder's word.</summary>
public sealed class CashOutThroughPaymentTests(AllpayUnderTest allpay) : PaymentSteps(allpay)
{
    private static readonly Operation Create = Operations.Of("CO11.createCashOutThroughPayment");

    [Fact]
    public async Task It_waits_until_the_holder_confirms_and_a_repeat_completes_it()
    {
        var (request, reference) = Fresh();
        var (wallet, agent) = (await Rest.WalletAsync(Holder.Login), await Rest.FloatAsync());

        Assert.Equal(["PENDING", "PENDING", "PENDING"], await StatusesAsync(Create, request, 3));
        Assert.Equal(wallet, await Rest.WalletAsync(Holder.Login));

        await Holder.ConfirmAsync(reference);
        Assert.Equal(wallet.Posted, (await Rest.WalletAsync(Holder.Login)).Posted);
        Assert.Equal(["COMPLETED", "COMPLETED", "COMPLETED"], await StatusesAsync(Create, request, 3));
        Assert.Equal(wallet.Posted - Amount, (await Rest.WalletAsync(Holder.Login)).Posted);
        Assert.InRange((await Rest.FloatAsync()).Posted - agent.Posted, 0.01m, Amount);
    }

    [Fact]
    public async Task What_the_holder_refuses_is_declined()
    {
        var (request, reference) = Fresh();
        var totals = await Rest.TotalsAsync();
        Assert.Equal("PENDING", await StatusAsync(Create, request));

        await Holder.RefuseAsync(reference);

        Assert.Equal(["DECLINED", "DECLINED"], await StatusesAsync(Create, request, 2));
        Assert.NotEmpty((await TakeAsync(Create, request))["reason"]);
        Assert.Equal(totals, await Rest.TotalsAsync());
    }

    [Fact]
    public async Task Repeated_16_times_at_once_after_the_confirmation_it_pays_once()
    {
        var (request, reference) = Fresh();
        var wallet = await Rest.WalletAsync(Holder.Login);
        Assert.All(await AllAtOnceAsync(Create, request), answer => Assert.Equal("PENDING", answer.PaymentStatus));
        Assert.Equal(wallet, await Rest.WalletAsync(Holder.Login));

        await Holder.ConfirmAsync(reference);

        Assert.All(await AllAtOnceAsync(Create, request), answer => Assert.Equal("COMPLETED", answer.PaymentStatus));
        Assert.Equal(wallet.Posted - Amount, (await Rest.WalletAsync(Holder.Login)).Posted);
    }

    private (System.Xml.Linq.XElement Request, string Reference) Fresh()
    {
        var request = Requests.Of(Create);
        return (request, request.At("GUID").Value);
    }
}
