using System.Xml.Linq;
using Allpay.ContractTests.Contracts;
using Allpay.ContractTests.Messages;
using Allpay.ContractTests.Parties;

namespace Allpay.ContractTests.Business;

/// <summary>Create, then complete or decline: once, whichever comes first and however often.</summary>
public sealed class TransactionTests(AllpayUnderTest allpay) : PaymentSteps(allpay)
{
    private const string NotFound = "TransactionNotFoundException";

    public static TheoryData<string> Creating => Operations.Keys(operation => operation.IsTransaction);

    public static TheoryData<string> Ending => Operations.Keys(operation => operation.EndsTransaction);

    [Theory]
    [MemberData(nameof(Creating))]
    public async Task A_transaction_is_held_under_one_number(string key)
    {
        var create = Operations.Of(key);
        var request = await GoodAsync(create);
        var before = await PayerAsync(create);

        var first = await TakeAsync(create, request);
        var repeat = await WhileNothingMovesAsync(() => TakeAsync(create, request));

        Assert.Equal("PENDING", first.PaymentStatus);
        Assert.Equal((request.At("GUID").Value, Amount), (first["GUID"], decimal.Parse(first["amount"])));
        Assert.Equal((first.TransactionId, "PENDING"), (repeat.TransactionId, repeat.PaymentStatus));
        var held = await PayerAsync(create);
        Assert.Equal((before.Posted, before.Available - Amount), (held.Posted, held.Available));
    }

    [Theory]
    [MemberData(nameof(Creating))]
    public async Task Completing_moves_the_money_once_and_declining_comes_too_late(string key)
    {
        var create = Operations.Of(key);
        var before = await PayerAsync(create);
        var (request, held) = await HeldAsync(create);

        var completed = await EndAsync(create.Service, "complete", held);
        var again = await WhileNothingMovesAsync(() => EndAsync(create.Service, "complete", held));

        Assert.All([completed, again], answer => Assert.Equal(
            ("COMPLETED", held.Reference, held.TransactionId), (answer.PaymentStatus, answer["GUID"], answer.TransactionId)));
        Assert.Equal(before.Posted - Amount, (await PayerAsync(create)).Posted);
        await RefusesEndAsync(create.Service, "decline", held, "TransactionAlreadyCompletedException");
        var repeat = await WhileNothingMovesAsync(() => TakeAsync(create, request));
        Assert.Equal(held.TransactionId, repeat.TransactionId);
    }

    [Theory]
    [MemberData(nameof(Creating))]
    public async Task Declining_gives_the_money_back_and_completing_comes_too_late(string key)
    {
        var create = Operations.Of(key);
        var before = await PayerAsync(create);
        var (request, held) = await HeldAsync(create);

        var declined = await EndAsync(create.Service, "decline", held);
        var again = await WhileNothingMovesAsync(() => EndAsync(create.Service, "decline", held));

        Assert.All([declined, again], answer => Assert.Equal("DECLINED", answer.PaymentStatus));
        var after = await PayerAsync(create);
        Assert.Equal((before.Posted, before.Available), (after.Posted, after.Available));
        await RefusesEndAsync(create.Service, "complete", held, "TransactionAlreadyDeclinedException");
        await WhileNothingMovesAsync(() => TakeAsync(create, request));
    }

    [Theory]
    [MemberData(nameof(Creating))]
    public async Task Completing_and_declining_at_once_agree(string key)
    {
        var create = Operations.Of(key);
        var before = await PayerAsync(create);
        var (_, held) = await HeldAsync(create);

        var answers = await Task.WhenAll(Enumerable.Range(0, AtOnce)
            .Select(i => CallEndAsync(create.Service, i % 2 == 0 ? "complete" : "decline", held)));

        var statuses = answers.Where(answer => !answer.IsFault).Select(answer => answer.PaymentStatus).Distinct().ToList();
        var isCompleted = Assert.Single(statuses) == "COMPLETED";
        Assert.Equal(AtOnce / 2, answers.Count(answer => answer.IsFault));
        Assert.All(answers.Where(answer => answer.IsFault), answer => Assert.EndsWith(
            isCompleted ? "AlreadyCompletedException" : "AlreadyDeclinedException", answer["developerMessage"]));
        Assert.Equal(before.Posted - (isCompleted ? Amount : 0), (await PayerAsync(create)).Posted);
    }

    [Theory]
    [MemberData(nameof(Creating))]
    public async Task The_same_creation_16_times_at_once_is_one_transaction(string key)
    {
        var create = Operations.Of(key);
        var request = await GoodAsync(create);
        var before = await PayerAsync(create);

        var answers = await AllAtOnceAsync(create, request);

        Assert.All(answers, answer => AssertTaken(create, answer));
        Assert.Single(answers.Select(answer => answer.TransactionId).Distinct());
        Assert.Equal(before.Available - Amount, (await PayerAsync(create)).Available);
    }

    [Theory]
    [MemberData(nameof(Ending))]
    public async Task A_transaction_is_named_by_its_own_reference_and_its_own_number(string key)
    {
        var operation = Operations.Of(key);
        var held = await Stock.HoldAsync(Allpay, operation.Service);
        var other = await Allpay.Stock.HeldAsync(operation.Service);
        Held[] strangers =
        [
            held with { TransactionId = "9007199254740993" }, held with { TransactionId = "0" },
            held with { TransactionId = "-1" }, held with { TransactionId = other.TransactionId },
            held with { TransactionId = "99999999999999999999999999" },
            held with { Reference = Requests.Reference() }, held with { Reference = held.Reference.ToUpperInvariant() },
            held with { Reference = held.Reference.Trim('{', '}') },
        ];

        foreach (var stranger in strangers) await RefusesAsync(operation, Request(operation, stranger), NotFound);
        Assert.False((await Agent.CallAsync(operation, Request(operation, held))).IsFault);
    }

    [Theory]
    [MemberData(nameof(Ending))]
    public async Task Another_agents_transaction_is_unknown(string key)
    {
        var operation = Operations.Of(key);
        var held = await Stock.HoldAsync(Allpay, operation.Service);
        var request = Request(operation, held).Set("header/requester", OtherAgent.Login);

        await RefusesAsync(operation, request, NotFound, agent: OtherAgent);
        Assert.False((await Agent.CallAsync(operation, Request(operation, held))).IsFault);
    }

    private async Task<(XElement Request, Held Held)> HeldAsync(Operation create)
    {
        var request = await GoodAsync(create);
        var answer = await TakeAsync(create, request);
        return (request, new Held(request.At("GUID").Value, answer.TransactionId));
    }

    private XElement Request(Operation operation, Held held)
    {
        var request = Requests.Of(operation);
        held.In(request);
        return request;
    }

    private Task<SoapAnswer> EndAsync(AgentService service, string word, Held held)
    {
        var operation = Operations.Of($"{service.Key}.{word}Transaction");
        return TakeAsync(operation, Request(operation, held));
    }

    private Task<SoapAnswer> CallEndAsync(AgentService service, string word, Held held)
    {
        var operation = Operations.Of($"{service.Key}.{word}Transaction");
        return Agent.CallAsync(operation, Request(operation, held));
    }

    private Task RefusesEndAsync(AgentService service, string word, Held held, string exception)
    {
        var operation = Operations.Of($"{service.Key}.{word}Transaction");
        return RefusesAsync(operation, Request(operation, held), exception);
    }
}
