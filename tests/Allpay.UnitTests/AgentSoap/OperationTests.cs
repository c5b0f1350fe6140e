using System.Security;
using System.Text;
using System.Text.RegularExpressions;
using Allpay.Features.CashIn.CreateCashIn;
using Allpay.Features.TerminalPay.CheckVostokPlat;
using Allpay.Host.AgentSoap;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Localization;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using Allpay.UnitTests.XmlSigning;

namespace Allpay.UnitTests.AgentSoap;

/// <summary>Every operation of every contract over HTTP, signed by a client's signer, down to the command and back.</summary>
public sealed partial class OperationTests(SoapHost host) : IClassFixture<SoapHost>
{
    public static TheoryData<string> Keys => [.. OperationCases.All.Keys];

    public static TheoryData<string> WhoIsIt => [.. OperationCases.All.Values.Where(AsksWhoItIs).Select(c => c.Key)];

    public static TheoryData<string> WithAHolder =>
        [.. OperationCases.All.Values.Where(c => c.Names.Any(n => n.Field == "holder") && !AsksWhoItIs(c)).Select(c => c.Key)];

    public static TheoryData<string> Contracts => [.. AgentContracts.All.Select(c => c.Name)];

    [Fact]
    public void No_operation_is_left_out() => Assert.Equal(
        ContractTables.AllServices.SelectMany(s => s.Operations.Where(o => o.Name != "echo"), (s, o) => $"{s.Path} {o.Name} {o.Element}").Order(),
        OperationCases.All.Values.Select(c => $"{c.Contract.Path} {c.Operation} {c.Element}").Order());

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task An_operation_becomes_its_command_and_the_result_its_answer(string key)
    {
        var operation = OperationCases.All[key];
        host.Mediator.Answer = _ => operation.Answer;
        var answer = await CallAsync(operation.Contract, operation.Operation, Request(operation));
        Assert.Equal(operation.Command, host.Mediator.Sent[^1]);
        Assert.Equal(Expected(operation), answer);
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task What_is_asked_and_answered_is_as_the_served_schemas_say(string key)
    {
        var operation = OperationCases.All[key];
        host.Mediator.Answer = _ => operation.Answer;
        var served = await ServedContract.ReadAsync(host, operation.Contract);
        served.MustAllow($"<o:{operation.Operation} xmlns:o=\"{operation.Contract.TargetNamespace}\">{Request(operation)}</o:{operation.Operation}>");
        served.MustAllow((await CallAsync(operation.Contract, operation.Operation, Request(operation))).Replace(">T<", ">2026-11-24T02:01:06.222Z<"));
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task A_missing_request_is_a_fault_that_names_it(string key)
    {
        var operation = OperationCases.All[key];
        var sent = host.Mediator.Sent.Count;
        var reply = await host.CallAsync(Envelopes.Operation(operation.Operation, "", operation.Contract.TargetNamespace), path: operation.Contract.Path);
        reply.MustBeBusinessFault($"Запрос составлен неверно: {operation.Element}: обязательное поле", operation.Contract.TargetNamespace);
        Assert.Equal(sent, host.Mediator.Sent.Count);
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task A_request_without_its_header_is_a_fault(string key)
    {
        var operation = OperationCases.All[key];
        var unsigned = Envelopes.Operation(operation.Operation, Request(operation).Replace(Envelopes.Header, ""), operation.Contract.TargetNamespace);
        var reply = await host.CallAsync(unsigned, path: operation.Contract.Path);
        reply.MustBeBusinessFault("Запрос составлен неверно: header: обязательное поле", operation.Contract.TargetNamespace);
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task The_use_cases_fields_have_their_names_on_the_wire(string key)
    {
        var operation = OperationCases.All[key];
        if (operation.Names.Length == 0) return;
        host.Mediator.Answer = _ => operation.Refuse(Refusal.Invalid([.. operation.Names.Select(n => new FieldFault(n.Field, FieldCodes.Required))]));
        var reply = await host.CallAsync(Unsigned(operation), path: operation.Contract.Path);
        reply.MustBeBusinessFault(
            $"Запрос составлен неверно: {string.Join("; ", operation.Names.Select(n => $"{n.OnTheWire}: обязательное поле"))}", operation.Contract.TargetNamespace);
        Assert.Superset(operation.Names.Select(n => n.OnTheWire).ToHashSet(), FieldsOf(operation).ToHashSet());
    }

    [Theory]
    [MemberData(nameof(Contracts))]
    public async Task Echo_returns_its_text(string name)
    {
        var contract = AgentContracts.All.Single(c => c.Name == name);
        Assert.Equal(
            $"<echoResponse xmlns=\"{contract.TargetNamespace}\"><return xmlns=\"\">Ақша &lt;1&gt;</return></echoResponse>",
            await CallAsync(contract, "echo", "<Echo>Ақша &lt;1&gt;</Echo>"));
        var reply = await host.CallAsync(Envelopes.Operation("echo", "", contract.TargetNamespace), path: contract.Path);
        reply.MustBeBusinessFault("Запрос составлен неверно: Echo: обязательное поле", contract.TargetNamespace);
    }

    [Fact]
    public async Task What_is_not_known_is_left_out()
    {
        host.Mediator.Answer = _ => (Outcome<VostokPlatBill>)new VostokPlatBill { AgentAvailable = Money.Zero };
        Assert.Contains(
            "</header><vostokPlatAccountNumberInfo></vostokPlatAccountNumberInfo><availableAgentBalance>0.00</availableAgentBalance></return>",
            await CallAsync(OperationCases.All["TransactionManagement11.vostokPlatCheck"]), StringComparison.Ordinal);
        host.Mediator.Answer = _ => (Outcome<HolderCard>)new HolderCard(false, null, null, null, null);
        Assert.Contains(
            "</header><basicUserInfo><identified>false</identified></basicUserInfo></return>",
            await CallAsync(OperationCases.All["CashOutTransactionManagement11.checkCashOut"]), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(WhoIsIt))]
    public async Task That_there_is_no_such_user_is_an_answer_without_the_user(string key)
    {
        var operation = OperationCases.All[key] with { Answered = "" };
        host.Mediator.Answer = _ => operation.Refuse(new Refusal(RefusalCodes.HolderUnknown, "77011234567"));
        var answer = await CallAsync(operation);
        Assert.Equal(Expected(operation, "Пользователь 77011234567 не найден."), answer);
        (await ServedContract.ReadAsync(host, operation.Contract)).MustAllow(answer.Replace(">T<", ">2026-11-24T02:01:06.222Z<"));
    }

    [Theory]
    [MemberData(nameof(WhoIsIt))]
    public Task A_blocked_user_is_refused_wherever_the_use_case_says_so(string key) =>
        MustRefuse(OperationCases.All[key], RefusalCodes.HolderBlocked, "UserBlockedException");

    [Theory]
    [MemberData(nameof(WithAHolder))]
    public Task Nothing_else_is_done_for_a_user_there_is_not(string key) =>
        MustRefuse(OperationCases.All[key], RefusalCodes.HolderUnknown, "UserNotFoundException");

    [Fact]
    public async Task An_account_VostokPlat_does_not_know_is_told_in_the_originals_words()
    {
        var operation = OperationCases.All["TransactionManagement11.vostokPlatCheck"];
        host.Mediator.Answer = _ => operation.Refuse(new Refusal(RefusalCodes.UtilityAccountUnknown, "0017"));
        var reply = await host.CallAsync(Unsigned(operation), path: operation.Contract.Path);
        const string Exception = "cy.com.netinfo.netteller.exception.account.AccountNotFoundException";
        Assert.Equal((Exception, Exception), (reply["faultstring"], reply["developerMessage"]));
        Assert.Equal("Поставщик не нашёл лицевой счёт 0017.", reply["userMessage"]);
    }

    [Fact]
    public Task An_account_another_provider_does_not_know_has_the_platforms_own_name() => MustRefuse(
        OperationCases.All["TransactionManagement11.payForServicesCheck"], RefusalCodes.UtilityAccountUnknown,
        "UtilityAccountNotFoundException");

    [Theory]
    [InlineData("903c0b91-303b-446a-9a28-16697ad9703e")]
    [InlineData(" 17 ")]
    [InlineData("a\nb\t<&>\"И")]
    public async Task The_guid_goes_in_byte_for_byte(string guid)
    {
        var operation = OperationCases.All["TransactionManagement10.createCashInTransaction"];
        host.Mediator.Answer = _ => operation.Answer;
        var request = GuidElement().Replace(Request(operation), $"<GUID>{SecurityElement.Escape(guid)}</GUID>");
        await CallAsync(operation.Contract, operation.Operation, request);
        Assert.Equal(guid, ((CreateCashIn)host.Mediator.Sent[^1]).Reference);
    }

    [Theory]
    [InlineData("903c0b91-303b-446a-9a28-16697ad9703e")]
    [InlineData(" 17 ")]
    [InlineData("a\nb\t<&>\"И")]
    public async Task The_guid_comes_back_byte_for_byte(string guid)
    {
        host.Mediator.Answer = _ => (Outcome<PaymentReceipt>)(Receipts.Pending with { Reference = guid });
        var reply = await host.CallAsync(Unsigned(OperationCases.All["TransactionManagement10.completeTransaction"]), path: AgentContracts.Transactions10.Path);
        Assert.Equal(guid, reply["GUID"]);
    }

    private async Task MustRefuse(OperationCase operation, string code, string exception)
    {
        host.Mediator.Answer = _ => operation.Refuse(new Refusal(code, "77011234567"));
        var reply = await host.CallAsync(Unsigned(operation), path: operation.Contract.Path);
        reply.MustBeBusinessFault(Texts.Of(code, Language.Ru, "77011234567"), operation.Contract.TargetNamespace);
        Assert.Equal("kz.allpay.mfs.ws.soap.exception." + exception, reply["developerMessage"]);
    }

    private static bool AsksWhoItIs(OperationCase operation) => operation.Operation is "checkUser" or "checkUserAndValidateCashIn";

    private Task<string> CallAsync(OperationCase operation) => CallAsync(operation.Contract, operation.Operation, Request(operation));

    /// <summary>The first element of the answer's body, as it was sent and signed, but for the time.</summary>
    private async Task<string> CallAsync(AgentContract contract, string operation, string request)
    {
        var signed = ClientSigner.SignLikeJava(Envelopes.Operation(operation, request, contract.TargetNamespace), XmlSigning.Keys.Client);
        var reply = (await host.PostAsync(Encoding.UTF8.GetBytes(signed), path: contract.Path)).MustBeSignedFor(signed);
        Assert.DoesNotContain("XMLSchema", reply.Text, StringComparison.Ordinal);
        return Timestamp().Replace(Body().Match(reply.Text).Groups[1].Value, "<timestamp>T</timestamp>");
    }

    private static string Unsigned(OperationCase operation) => Envelopes.Operation(operation.Operation, Request(operation), operation.Contract.TargetNamespace);

    private static string Request(OperationCase operation) => $"<{operation.Element}>{Envelopes.Header}{operation.Fields}</{operation.Element}>";

    private static IEnumerable<string> FieldsOf(OperationCase operation)
    {
        var row = ContractTables.AllServices.Single(s => s.Path == operation.Contract.Path).Operations.Single(o => o.Name == operation.Operation);
        return ContractTables.AllTypes.Single(t => t.Name == row.Type).Fields.Select(f => f.Name);
    }

    private static string Expected(OperationCase operation, string done = "Успешно")
    {
        var reason = Reason().Match(operation.Answered);
        var message = reason.Success ? reason.Groups[1].Value : done;
        return $"<{operation.Operation}Response xmlns=\"{operation.Contract.TargetNamespace}\"><return xmlns=\"\">" +
            $"<header><userMessage>{message}</userMessage><developerMessage>OK</developerMessage><status>0</status><timestamp>T</timestamp></header>" +
            $"{operation.Answered}</return></{operation.Operation}Response>";
    }

    [GeneratedRegex("<soap:Body>(.*)</soap:Body>", RegexOptions.Singleline)]
    private static partial Regex Body();

    [GeneratedRegex(@"<timestamp>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z</timestamp>")]
    private static partial Regex Timestamp();

    [GeneratedRegex("<reason>(.*)</reason>")]
    private static partial Regex Reason();

    [GeneratedRegex("<GUID>.*</GUID>")]
    private static partial Regex GuidElement();
}
