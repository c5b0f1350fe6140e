using System.Net;
using System.Xml;

namespace Allpay.ContractTests.Messages;

/// <summary>What came back: the answer's parts or the fault's.</summary>
public sealed record SoapAnswer(HttpStatusCode Status, string? ContentType, string Text)
{
    private XmlDocument? _document;

    public XmlDocument Document => _document ??= Canonical.Read(Text);

    public bool IsFault => Status != HttpStatusCode.OK;

    /// <summary>The text of the first element of this name; empty where there is none.</summary>
    public string this[string element] => Element(element)?.InnerText ?? "";

    public XmlElement? Element(string name) =>
        Document.SelectSingleNode($"//*[local-name() = '{name}']") as XmlElement;

    /// <summary>The payment's state, in whichever style the operation tells it.</summary>
    public string PaymentStatus => this["terminalPaymentTransactionStatus"] + this["transactionStatus"];

    public string TransactionId => this["transactionId"];

    public override string ToString() => $"{(int)Status} {Text}";
}
