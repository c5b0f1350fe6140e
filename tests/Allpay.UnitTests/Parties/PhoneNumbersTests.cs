using Allpay.Infrastructure.Parties;

namespace Allpay.UnitTests.Parties;

public sealed class PhoneNumbersTests
{
    [Theory]
    [InlineData("+7 (701) 123-45-67")]
    [InlineData("+77011234567")]
    [InlineData(" 77011234567")] // a plus in a query is a space
    [InlineData("8 701 123 45 67")]
    [InlineData("8(701)1234567")]
    [InlineData("77011234567")]
    public void A_number_is_one_however_it_is_written(string written) => Assert.Equal("77011234567", PhoneNumbers.Plain(written));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("+")]
    [InlineData("7701123456")]
    [InlineData("770112345678")]
    [InlineData("+87011234567")]
    [InlineData("7+7011234567")]
    [InlineData("97011234567")]
    [InlineData("7701123456x")]
    [InlineData("٧7011234567")]
    [InlineData("T-0001")]
    public void What_is_no_such_number_stays_as_it_is(string? written) => Assert.Equal(written, PhoneNumbers.Plain(written));
}
