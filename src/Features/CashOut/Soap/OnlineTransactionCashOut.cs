// Frozen: programs in the field follow the contract table "OnlineTransactionCashOut.xsd" and will not be rebuilt.
// Requests have strings and no Order, so that nothing is lost in reading; responses have Order. Change nothing.
using System.Xml.Schema;
using System.Xml.Serialization;
using Allpay.Infrastructure.AgentSoap;

namespace Allpay.Features.CashOut.Soap;

[XmlType("cashOutRequest", Namespace = WireNames.CashOut)]
public sealed class CashOutRequest
{
    [XmlElement("header", Form = XmlSchemaForm.Unqualified)]
    public OnlineTransactionRequestHeader? Header { get; set; }

    [XmlElement("fromUserName", Form = XmlSchemaForm.Unqualified)]
    public string? FromUserName { get; set; }

    [XmlElement("amount", Form = XmlSchemaForm.Unqualified)]
    public string? Amount { get; set; }

    [XmlElement("GUID", Form = XmlSchemaForm.Unqualified)]
    public string? Guid { get; set; }

    [XmlElement("token", Form = XmlSchemaForm.Unqualified)]
    public string? Token { get; set; }
}
