// Frozen: programs in the field follow the contract table "OnlineTransactionCashOutThroughPay.xsd" and will not be rebuilt.
// Requests have strings and no Order, so that nothing is lost in reading; responses have Order. Change nothing.
using System.Xml.Schema;
using System.Xml.Serialization;
using Allpay.Infrastructure.AgentSoap;

namespace Allpay.Features.CashOut.Soap;

[XmlType("cashOutThroughPayRequest", Namespace = WireNames.CashOutThroughPay)]
public sealed class CashOutThroughPayRequest
{
    [XmlElement("header", Form = XmlSchemaForm.Unqualified)]
    public OnlineTransactionRequestHeader? Header { get; set; }

    [XmlElement("fromUserName", Form = XmlSchemaForm.Unqualified)]
    public string? FromUserName { get; set; }

    [XmlElement("amount", Form = XmlSchemaForm.Unqualified)]
    public string? Amount { get; set; }

    [XmlElement("GUID", Form = XmlSchemaForm.Unqualified)]
    public string? Guid { get; set; }

    [XmlElement("paymentDate", Form = XmlSchemaForm.Unqualified)]
    public string? PaymentDate { get; set; }
}

[XmlType("cashOutThroughPayCheckRequest", Namespace = WireNames.CashOutThroughPay)]
public sealed class CashOutThroughPayCheckRequest
{
    [XmlElement("header", Form = XmlSchemaForm.Unqualified)]
    public OnlineTransactionRequestHeader? Header { get; set; }

    [XmlElement("fromUserName", Form = XmlSchemaForm.Unqualified)]
    public string? FromUserName { get; set; }

    [XmlElement("amount", Form = XmlSchemaForm.Unqualified)]
    public string? Amount { get; set; }
}
