using System.Xml.Linq;
using Allpay.ContractTests.Contracts;
using Allpay.ContractTests.Messages;
using Allpay.ContractTests.Parties;

namespace Allpay.ContractTests.Refusals;

/// <summary>Every field of every operation, spoiled: the fault names the field as it is called on the wire.</summary>
public sealed class FieldTests(AllpayUnderTest allpay) : Conformance(allpay)
{
    private const string Exception = "InvalidRequestException";
    private static readonly XName Nil = XName.Get("nil", "http://www.w3.org/2001/XMLSchema-instance");

    private static readonly Dictionary<FieldKind, string[]> Bad = new()
    {
        [FieldKind.Amount] =
            ["x", "1e3", "1E+2", "-20", "0", "0.00", "0.001", "20.001", "20,00", "20.00 KZT", "NaN", "0x14", new string('9', 40)],
        [FieldKind.Date] =
            ["yesterday", "2026-02-30T00:00:00Z", "2026-03-01", "2026-03-01 10:15:30", "2026-03-01T10:15Z", "1772360130"],
        [FieldKind.Code] = ["12345", "1234567", "12a456", "١٢٣٤٥٦"],
        [FieldKind.Number] = ["x", "1.5", "1e3", "0x1"],
        [FieldKind.ServiceCode] = ["x", "1.5", "VostokPlat"],
        [FieldKind.Language] = ["xx", "RU "],
        [FieldKind.Reference] = [new string('g', 129), new string('g', 100_000)],
        [FieldKind.Holder] = [new string('7', 10_000)],
        [FieldKind.Terminal] = [new string('T', 10_000)],
        [FieldKind.Account] = [new string('1', 10_000)],
    };

    public static TheoryData<string, string> Required => Operations.Fields(f => f.IsRequired);

    [Theory]
    [MemberData(nameof(Required))]
    public Task A_required_field_that_lacks_is_named(string key, string path) =>
        IsNamedAsync(key, path, element => element.Remove());

    // Empty, blank, nil or in a namespace: that all these are "not there" is decided by the type's reader, whichever operation
    // asks; that an operation misses each of its fields is shown above.
    public static TheoryData<string, string> RequiredOfTypes => Operations.FieldsOfTypes(f => f.IsRequired);

    [Theory]
    [MemberData(nameof(RequiredOfTypes))]
    public Task A_required_field_that_is_empty_is_named(string key, string path) =>
        IsNamedAsync(key, path, element => element.RemoveNodes());

    // A blank requester may as well be taken for somebody else: refused it is in either case.
    public static TheoryData<string, string> RequiredButRequester =>
        Operations.FieldsOfTypes(f => f.IsRequired && f.Kind != FieldKind.Requester);

    [Theory]
    [MemberData(nameof(RequiredButRequester))]
    public Task A_required_field_that_is_blank_is_named(string key, string path) =>
        IsNamedAsync(key, path, element => element.Value = " \n ");

    [Theory]
    [MemberData(nameof(RequiredOfTypes))]
    public Task A_required_field_that_is_nil_is_named(string key, string path) =>
        IsNamedAsync(key, path, element => element.ReplaceAll(new XAttribute(Nil, true)));

    [Theory]
    [MemberData(nameof(RequiredOfTypes))]
    public Task A_required_field_in_a_namespace_is_not_there(string key, string path) =>
        IsNamedAsync(key, path, element => element.Name = XName.Get(element.Name.LocalName, "urn:other"));

    public static TheoryData<string, string> Spoilable => Operations.Fields(f => Bad.ContainsKey(f.Kind));

    [Theory]
    [MemberData(nameof(Spoilable))]
    public async Task A_malformed_field_is_named(string key, string path)
    {
        foreach (var bad in Bad[KindOf(key, path)]) await IsNamedAsync(key, path, element => element.Value = bad);
    }

    [Theory]
    [MemberData(nameof(GoodCallsOf))]
    public Task A_call_without_its_request_is_a_clients_fault(string key) =>
        RefusesAsync(key, Operations.Of(key).Parameter, _ => "");

    [Theory]
    [MemberData(nameof(WithHeader))]
    public Task A_request_without_anything_is_a_clients_fault(string key) =>
        RefusesAsync(key, "header", request => $"<{request.Name}/>");

    [Theory]
    [MemberData(nameof(WithHeader))]
    public Task A_header_without_anything_is_a_clients_fault(string key) => RefusesAsync(key, "requester", request =>
    {
        request.Element("header")!.RemoveNodes();
        return Envelope.TextOf(request);
    });

    [Theory]
    [MemberData(nameof(WithHeader))]
    public async Task The_fault_speaks_the_language_asked_for(string key)
    {
        var words = new List<string>();
        foreach (var lang in new[] { "ru", "kk", "en" })
        {
            var answer = await RefusesAsync(key, "timestamp", request =>
            {
                request.Set("header/lang", lang).Set("header/timestamp", "never");
                return Envelope.TextOf(request);
            });
            words.Add(answer["faultstring"]);
        }

        Assert.Equal(3, words.Distinct().Count());
    }

    public static TheoryData<string> GoodCallsOf => Operations.Keys(_ => true);

    public static TheoryData<string> WithHeader => Operations.Keys(operation => !operation.IsEcho);

    private static FieldKind KindOf(string key, string path) => path.StartsWith("header/", StringComparison.Ordinal)
        ? RequestTypes.Header.Single(field => path == $"header/{field.Name}").Kind
        : Operations.Of(key).Fields.Single(field => field.Name == path).Kind;

    private Task<SoapAnswer> IsNamedAsync(string key, string path, Action<XElement> spoil) =>
        RefusesAsync(key, path.Split('/')[^1], request =>
        {
            spoil(request.At(path));
            return Envelope.TextOf(request);
        });

    private async Task<SoapAnswer> RefusesAsync(string key, string words, Func<XElement, string> spoil)
    {
        var operation = Operations.Of(key);
        var parameter = spoil(await SpoilableAsync(operation));
        var answer = await WhileNothingMovesAsync(() => Agent.CallAsync(operation, parameter));
        Refused.By(answer, operation, Exception, words);
        return answer;
    }
}
