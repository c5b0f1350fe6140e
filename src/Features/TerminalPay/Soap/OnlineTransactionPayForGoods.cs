// Frozen: programs in the field follow the contract table "OnlineTransactionCashIn.xsd" and will not be rebuilt.
// Requests have strings and no Order, so that nothing is lost in reading; responses have Order. Change nothing.
using System.Xml.Schema;
using System.Xml.Serialization;
using Allpay.Infrastructure.AgentSoap;

namespace Allpay.Features.TerminalPay.Soap;

[XmlType("payForGoodsCheckRequest", Namespace = WireNames.CashIn)]
public sealed class PayForGoodsCheckRequest
{
    [XmlElement("header", Form = XmlSchemaForm.Unqualified)]
    public OnlineTransactionRequestHeader? Header { get; set; }

    [XmlElement("toUserName", Form = XmlSchemaForm.Unqualified)]
    public string? ToUserName { get; set; }

    [XmlElement("terminalId", Form = XmlSchemaForm.Unqualified)]
    public string? TerminalId { get; set; }

    [XmlElement("amount", Form = XmlSchemaForm.Unqualified)]
    public string? Amount { get; set; }
}

[XmlType("payForGoodsCheckResponse", Namespace = WireNames.CashIn)]
public sealed class PayForGoodsCheckResponse : DefaultCheckResponse;

[XmlType("payForGoodsRequest", Namespace = WireNames.CashIn)]
public sealed class PayForGoodsRequest
{
    [XmlElement("header", Form = XmlSchemaForm.Unqualified)]
    public OnlineTransactionRequestHeader? Header { get; set; }

    [XmlElement("toUserName", Form = XmlSchemaForm.Unqualified)]
    public string? ToUserName { get; set; }

    [XmlElement("amount", Form = XmlSchemaForm.Unqualified)]
    public string? Amount { get; set; }

    [XmlElement("terminalId", Form = XmlSchemaForm.Unqualified)]
    public string? TerminalId { get; set; }

    [XmlElement("valueDate", Form = XmlSchemaForm.Unqualified)]
    public string? ValueDate { get; set; }

    [XmlElement("rrn", Form = XmlSchemaForm.Unqualified)]
    public string? Rrn { get; set; }
}
