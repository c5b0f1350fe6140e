using Allpay.Features.Holders.Logins;

namespace Allpay.UnitTests.Parties;

public sealed class LoginDelaysTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(4, 0)]
    [InlineData(5, 5)]
    [InlineData(6, 10)]
    [InlineData(10, 160)]
    [InlineData(11, 300)]
    [InlineData(int.MaxValue, 300)]
    public void The_wait_doubles_up_to_its_most(int wrong, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), LoginDelays.After(wrong, LoginDelays.FreeOfAccount));
}
