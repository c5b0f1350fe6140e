using System.Globalization;
using System.Security.Cryptography;
using System.Xml.Linq;
using Allpay.ContractTests.Contracts;

namespace Allpay.ContractTests.Parties;

/// <summary>Requests made from the table of operations: every field is there and well-formed.</summary>
public sealed class Requests(AllpayUnderTest allpay, string requester)
{
    public const string Amount = "20.00";

    public XElement Of(Operation operation) => operation.IsEcho
        ? new XElement("Echo", "Сәлем <&>")
        : new XElement(operation.Parameter, Header(), operation.Fields.Select(field => Element(field)));

    /// <summary>The request with these fields changed.</summary>
    public XElement Of(Operation operation, params (string Path, string Value)[] changes)
    {
        var request = Of(operation);
        foreach (var (path, value) in changes) request.At(path).Value = value;
        return request;
    }

    public static string Reference() => $"{{{Guid.NewGuid()}}}";

    public static string Digits(int count) =>
        RandomNumberGenerator.GetInt32(1, 10) + RandomNumberGenerator.GetString("0123456789", count - 1);

    /// <summary>A holder nobody has heard of.</summary>
    public static string UnknownHolder() => $"7702{Digits(7)}";

    private XElement Header() => new("header", RequestTypes.Header.Select(Element));

    private XElement Element(RequestField field) => new(field.Name, ValueOf(field.Kind));

    private string ValueOf(FieldKind kind) => kind switch
    {
        FieldKind.Amount => Amount,
        FieldKind.Account => Digits(10),
        FieldKind.Code => "000000",
        FieldKind.Date => DateTimeOffset.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        FieldKind.Holder => allpay.Sandbox.Holders[0].Login,
        FieldKind.Language => "ru",
        FieldKind.Number => "1",
        FieldKind.Reference => Reference(),
        FieldKind.Requester => requester,
        FieldKind.ServiceCode => "1001",
        FieldKind.Terminal => allpay.Sandbox.Merchants[0].TerminalId,
        _ => "any",
    };
}

public static class RequestElements
{
    /// <summary>The element at a path such as <c>amount</c> or <c>header/lang</c>.</summary>
    public static XElement At(this XElement request, string path) =>
        path.Split('/').Aggregate(request, (parent, name) => parent.Element(name)!);

    public static XElement Set(this XElement request, string path, string value)
    {
        request.At(path).Value = value;
        return request;
    }
}
