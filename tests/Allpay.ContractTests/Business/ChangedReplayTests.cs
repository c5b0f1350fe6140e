using System.Xml.Linq;
using Allpay.ContractTests.Contracts;
using Allpay.ContractTests.Parties;

namespace Allpay.ContractTests.Business;

/// <summary>A reference belongs to one request: with another it is refused, whatever became of the first.</summary>
public sealed class ChangedReplayTests(AllpayUnderTest allpay) : PaymentSteps(allpay)
{
    private const string Exception = "DuplicateReferenceException";

    private static readonly string[] Changeable =
    [
        "toUserName", "fromUserName", "userName", "amount", "fullAmount", "terminalId", "servicePublicCode",
        "utilityAccountNumber", "token",
    ];

    public static TheoryData<string, string> Cases
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var operation in Operations.All.Where(o => o.OpensPayment))
                foreach (var name in operation.Fields.Select(f => f.Name).Intersect(Changeable)) data.Add(operation.Key, name);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_reference_with_another_request_is_refused(string key, string name)
    {
        var operation = Operations.Of(key);
        var request = await GoodAsync(operation);
        Assert.Equal("PENDING", await StatusAsync(operation, request));
        var changed = await ChangedAsync(request, name);

        await RefusesAsync(operation, changed, Exception);
        var status = await StatusAsync(operation, request);
        Assert.NotEqual("DECLINED", status);
        await RefusesAsync(operation, changed, Exception);
        Assert.NotEqual("DECLINED", await StatusAsync(operation, request));
    }

    [Theory]
    [InlineData("CI11.createCashInPayment", "CI11.createCashInPaymentAvtobys")]
    [InlineData("CI11.createCashInPaymentAvtobys", "CI11.createCashInPayment")]
    [InlineData("CI11.createCashInPayment", "TM11.createCashInTransaction")]
    [InlineData("TM10.createCashInTransaction", "CI11.createCashInPayment")]
    [InlineData("CO11.createCashOut", "TM11.createCashOutTransaction")]
    [InlineData("CO11.createCashOutThroughPayment", "CO11.createCashOut")]
    [InlineData("TM11.payForGoodsPay", "CI11.createCashInPayment")]
    [InlineData("TM11.payForServicesPay", "TM11.vostokPlatPay")]
    public async Task A_reference_with_another_operation_is_refused(string first, string second)
    {
        var (one, other) = (Operations.Of(first), Operations.Of(second));
        var request = await GoodAsync(one);
        Assert.Equal("PENDING", await StatusAsync(one, request));
        var changed = await SpoilableAsync(other);
        changed.Set(other.NameOf(FieldKind.Reference), request.At(one.NameOf(FieldKind.Reference)).Value);
        if (one.Has(FieldKind.Code) && other.Has(FieldKind.Code)) changed.Set("token", request.At("token").Value);

        await RefusesAsync(other, changed, Exception);
        await StatusAsync(one, request);
        await RefusesAsync(other, changed, Exception);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Different_requests_with_one_reference_at_once_are_one_payment(string key)
    {
        var operation = Operations.Of(key);
        var request = await GoodAsync(operation);
        var changed = await ChangedAsync(request, "amount");
        var before = await PayerAsync(operation);

        var answers = await Task.WhenAll(Enumerable.Range(0, AtOnce / 2)
            .SelectMany(_ => new[] { request, changed }).Select(one => Agent.CallAsync(operation, one)));

        Assert.Equal(AtOnce / 2, answers.Count(answer => !answer.IsFault));
        Assert.All(answers.Where(answer => answer.IsFault), answer => Messages.Refused.By(answer, operation, Exception));
        var taken = before.Available - (await PayerAsync(operation)).Available;
        Assert.True(taken is Amount or (Amount + 1), $"{taken} was taken");
    }

    public static TheoryData<string> All =>
        Operations.Keys(o => o.OpensPayment && o.Name != "createCashOutThroughPayment");

    private async Task<XElement> ChangedAsync(XElement request, string name)
    {
        var changed = new XElement(request);
        var value = name switch
        {
            "amount" or "fullAmount" => "21.00",
            "servicePublicCode" => "1002",
            "terminalId" => Allpay.Sandbox.Merchants[1].TerminalId,
            "utilityAccountNumber" => Requests.Digits(11),
            "token" => await Allpay.Stock.CodeAsync(),
            _ => Allpay.Sandbox.Holders[2].Login,
        };
        changed.Set(name, value);
        if (name == "amount" && changed.Element("fullAmount") is { } fullAmount) fullAmount.Value = value;
        return changed;
    }
}
