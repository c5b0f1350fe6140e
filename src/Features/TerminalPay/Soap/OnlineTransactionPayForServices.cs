// Frozen: programs in the field follow the contract table "OnlineTransactionPayForServices.xsd" and will not be rebuilt.
// Requests have strings and no Order, so that nothing is lost in reading; responses have Order. Change nothing.
using System.Xml.Schema;
using System.Xml.Serialization;
using Allpay.Infrastructure.AgentSoap;

namespace Allpay.Features.TerminalPay.Soap;

[XmlType("payForServicesCheckRequest", Namespace = WireNames.PayForServices)]
public sealed class PayForServicesCheckRequest
{
    [XmlElement("header", Form = XmlSchemaForm.Unqualified)]
    public OnlineTransactionRequestHeader? Header { get; set; }

    [XmlElement("toUserName", Form = XmlSchemaForm.Unqualified)]
    public string? ToUserName { get; set; }

    [XmlElement("servicePublicCode", Form = XmlSchemaForm.Unqualified)]
    public string? ServicePublicCode { get; set; }

    [XmlElement("utilityAccountNumber", Form = XmlSchemaForm.Unqualified)]
    public string? UtilityAccountNumber { get; set; }

    [XmlElement("amount", Form = XmlSchemaForm.Unqualified)]
    public string? Amount { get; set; }
}

[XmlType("payForServicesCheckResponse", Namespace = WireNames.PayForServices)]
public sealed class PayForServicesCheckResponse : DefaultCheckResponse;

[XmlType("payForServicesRequest", Namespace = WireNames.PayForServices)]
public sealed class PayForServicesRequest
{
    [XmlElement("header", Form = XmlSchemaForm.Unqualified)]
    public OnlineTransactionRequestHeader? Header { get; set; }

    [XmlElement("toUserName", Form = XmlSchemaForm.Unqualified)]
    public string? ToUserName { get; set; }

    [XmlElement("amount", Form = XmlSchemaForm.Unqualified)]
    public string? Amount { get; set; }

    [XmlElement("servicePublicCode", Form = XmlSchemaForm.Unqualified)]
    public string? ServicePublicCode { get; set; }

    [XmlElement("utilityAccountNumber", Form = XmlSchemaForm.Unqualified)]
    public string? UtilityAccountNumber { get; set; }

    [XmlElement("valueDate", Form = XmlSchemaForm.Unqualified)]
    public string? ValueDate { get; set; }

    [XmlElement("rrn", Form = XmlSchemaForm.Unqualified)]
    public string? Rrn { get; set; }
}
