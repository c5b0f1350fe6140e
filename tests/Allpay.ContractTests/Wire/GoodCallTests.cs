using System.Xml.Linq;
using Allpay.ContractTests.Contracts;
using Allpay.ContractTests.Messages;
using Allpay.ContractTests.Parties;

namespace Allpay.ContractTests.Wire;

/// <summary>Every way of the contract to say the same: each must be taken, and answered in the contract's shape.</summary>
public sealed class GoodCallTests(AllpayUnderTest allpay) : Conformance(allpay)
{
    private static readonly XName Nil = XName.Get("nil", "http://www.w3.org/2001/XMLSchema-instance");

    public static TheoryData<string> All => Operations.Keys(_ => true);

    public static TheoryData<string> WithHeader => Operations.Keys(operation => !operation.IsEcho);

    public static TheoryData<string> WithReferences => Operations.Keys(o => o.Has(FieldKind.Reference) && !o.EndsTransaction);

    [Theory]
    [MemberData(nameof(All))]
    public Task A_good_call_is_answered_in_the_contracts_shape(string key) => TakesAsync(key, request => request);

    [Theory]
    [MemberData(nameof(WithHeader))]
    public Task Elements_may_come_in_any_order(string key) => TakesAsync(key, request =>
    {
        var header = request.Element("header")!;
        header.ReplaceNodes(header.Elements().Reverse().ToList());
        request.ReplaceNodes(request.Elements().Reverse().ToList());
        return request;
    });

    [Theory]
    [MemberData(nameof(WithHeader))]
    public Task Unknown_elements_are_passed_over(string key) => TakesAsync(key, request =>
    {
        request.AddFirst(new XElement("unknown", new XElement("amount", "7")));
        request.Add(new XElement(XName.Get("amount", "urn:other"), "7"));
        request.Element("header")!.Add(new XElement("unknown", "7"));
        return request;
    });

    [Theory]
    [MemberData(nameof(WithHeader))]
    public Task Optional_elements_may_be_left_out(string key) => TakesAsync(key, request =>
    {
        foreach (var path in OptionalIn(key)) request.At(path).Remove();
        return request;
    });

    [Theory]
    [MemberData(nameof(WithHeader))]
    public Task Optional_elements_may_be_nil(string key) => TakesAsync(key, request =>
    {
        foreach (var path in OptionalIn(key)) request.At(path).ReplaceAll(new XAttribute(Nil, true));
        return request;
    });

    [Theory]
    [MemberData(nameof(WithHeader))]
    public Task Values_may_stand_between_line_breaks(string key) => TakesAsync(key, request =>
    {
        var operation = Operations.Of(key);
        var collapsing = operation.Fields.Where(f => f.Kind is FieldKind.Amount or FieldKind.Date or FieldKind.Number);
        foreach (var field in collapsing) request.At(field.Name).Value = $"\n  {request.At(field.Name).Value}\n";
        return XElement.Parse(request.ToString(SaveOptions.None), LoadOptions.PreserveWhitespace);
    });

    // One reader reads all dates.
    public static TheoryData<string, string> Dates => Operations.Times(
        operation => !operation.IsEcho, "2026-03-01T10:15:30Z", "2026-03-01T10:15:30.123+05:00", "2026-03-01T10:15:30",
        "2026-03-01T10:15:30.123456789Z");

    [Theory]
    [MemberData(nameof(Dates))]
    public Task A_date_has_a_Z_an_offset_or_no_zone(string key, string date) => TakesAsync(key, request =>
    {
        request.Set("header/timestamp", date);
        foreach (var field in Operations.Of(key).Fields.Where(f => f.Kind == FieldKind.Date)) request.Set(field.Name, date);
        return request;
    });

    [Theory]
    [MemberData(nameof(WithReferences))]
    public async Task Any_reference_is_opaque(string key)
    {
        var id = Guid.NewGuid().ToString();
        string[] references =
        [
            $"{{{id}}}", id, id.ToUpperInvariant(), Requests.Digits(12), $" {id} <&> № Ә ", $"{id}{new string('x', 92)}",
        ];
        foreach (var reference in references)
        {
            var answer = await TakesAsync(key, request => request.Set(ReferenceOf(key), reference));
            if (answer.Element("GUID") is { } guid) Assert.Equal(reference, guid.InnerText);
            Assert.Equal("PENDING", answer.PaymentStatus);
        }
    }

    [Theory]
    [MemberData(nameof(WithHeader))]
    public async Task The_answer_speaks_the_language_asked_for(string key)
    {
        var words = new List<string>();
        foreach (var lang in new[] { "ru", "kk", "en" })
            words.Add((await TakesAsync(key, request => request.Set("header/lang", lang)))["userMessage"]);
        Assert.Equal(3, words.Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(WithHeader))]
    public async Task Without_a_language_the_answer_is_Russian(string key)
    {
        var russian = await TakesAsync(key, request => request);
        var silent = await TakesAsync(key, request =>
        {
            request.At("header/lang").Remove();
            return request;
        });
        Assert.Equal(russian["userMessage"], silent["userMessage"]);
    }

    private static string ReferenceOf(string key) => Operations.Of(key).NameOf(FieldKind.Reference);

    private static IEnumerable<string> OptionalIn(string key) =>
        RequestTypes.Header.Where(field => !field.IsRequired).Select(field => $"header/{field.Name}")
            .Concat(Operations.Of(key).Fields.Where(field => !field.IsRequired).Select(field => field.Name));

    private async Task<SoapAnswer> TakesAsync(string key, Func<XElement, XElement> change)
    {
        var operation = Operations.Of(key);
        var parameter = change(await GoodAsync(operation));
        return AssertTaken(operation, await Agent.CallAsync(operation, parameter));
    }
}
