using Allpay.ContractTests.Contracts;
using Allpay.ContractTests.Parties;
using Xunit.v3;

[assembly: TestClassOrderer(typeof(Allpay.ContractTests.Business.WaitingComesLast))]

namespace Allpay.ContractTests.Business;

/// <summary>What takes minutes is begun with the suite and looked at when everything else has been.</summary>
public sealed class WaitingTests(AllpayUnderTest allpay) : PaymentSteps(allpay)
{
    // On a server of its own a code lives a minute, on others up to ten.
    [Fact]
    public async Task A_code_expires()
    {
        var operation = Operations.Of("CO11.createCashOut");
        var code = await Allpay.Begun.Code;
        var wait = code.ExpiresAt.AddSeconds(1) - DateTimeOffset.UtcNow;
        if (wait > TimeSpan.Zero) await Task.Delay(wait);
        var request = Requests.Of(
            operation, ("fromUserName", Begun.CodeHolder), ("token", code.Digits), ("header/requester", OtherAgent.Login));
        await RefusesAsync(operation, request, "TokenExpiredException", agent: OtherAgent);
    }

    [Fact]
    public async Task While_the_provider_is_down_a_payment_waits_and_then_goes_on()
    {
        foreach (var payment in await Allpay.Begun.WhileProviderIsDown)
        {
            Assert.Equal(["PENDING", "PENDING", "PENDING"], payment.Statuses);
            Assert.Equal(payment.Before.Posted, payment.After.Posted);
            Assert.Equal(payment.Before.Available - Amount, payment.After.Available);
            Assert.Equal("COMPLETED", await FinalStatusAsync(payment.Operation, payment.Request, OtherAgent));
        }
    }
}

public sealed class WaitingComesLast : ITestClassOrderer
{
    public IReadOnlyCollection<TTestClass?> OrderTestClasses<TTestClass>(IReadOnlyCollection<TTestClass?> testClasses)
        where TTestClass : notnull, Xunit.Sdk.ITestClass =>
        [.. testClasses.OrderBy(test => test?.TestClassSimpleName == nameof(WaitingTests))];
}
