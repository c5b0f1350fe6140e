// Frozen: programs in the field follow the contract table "OnlineTransactionCashIn.xsd" and will not be rebuilt.
// Requests have strings and no Order, so that nothing is lost in reading; responses have Order. Change nothing.
using System.Xml.Schema;
using System.Xml.Serialization;
using Allpay.Infrastructure.AgentSoap;

namespace Allpay.Features.CashIn.Soap;

[XmlType("cashInRequest", Namespace = WireNames.CashIn)]
public sealed class CashInRequest
{
    [XmlElement("header", Form = XmlSchemaForm.Unqualified)]
    public OnlineTransactionRequestHeader? Header { get; set; }

    [XmlElement("toUserName", Form = XmlSchemaForm.Unqualified)]
    public string? ToUserName { get; set; }

    [XmlElement("amount", Form = XmlSchemaForm.Unqualified)]
    public string? Amount { get; set; }

    [XmlElement("GUID", Form = XmlSchemaForm.Unqualified)]
    public string? Guid { get; set; }

    [XmlElement("valueDate", Form = XmlSchemaForm.Unqualified)]
    public string? ValueDate { get; set; }
}
