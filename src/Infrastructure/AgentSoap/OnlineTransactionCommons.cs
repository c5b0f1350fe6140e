// Frozen: programs in the field follow the contract table "OnlineTransactionCommons.xsd" and will not be rebuilt.
// Requests have strings and no Order, so that nothing is lost in reading; responses have Order. Change nothing.
using System.Xml.Schema;
using System.Xml.Serialization;

namespace Allpay.Infrastructure.AgentSoap;

[XmlType("onlineTransactionRequestHeader", Namespace = WireNames.Commons)]
public sealed class OnlineTransactionRequestHeader
{
    [XmlElement("lang", Form = XmlSchemaForm.Unqualified)]
    public string? Lang { get; set; }

    [XmlElement("timestamp", Form = XmlSchemaForm.Unqualified)]
    public string? Timestamp { get; set; }

    [XmlElement("requester", Form = XmlSchemaForm.Unqualified)]
    public string? Requester { get; set; }

    [XmlElement("token", Form = XmlSchemaForm.Unqualified)]
    public string? Token { get; set; }
}

[XmlType("onlineTransactionResponseHeader", Namespace = WireNames.Commons)]
public sealed class OnlineTransactionResponseHeader
{
    [XmlElement("userMessage", Form = XmlSchemaForm.Unqualified, Order = 0)]
    public string? UserMessage { get; set; }

    [XmlElement("developerMessage", Form = XmlSchemaForm.Unqualified, Order = 1)]
    public string? DeveloperMessage { get; set; }

    [XmlElement("status", Form = XmlSchemaForm.Unqualified, Order = 2, DataType = "nonNegativeInteger")]
    public string? Status { get; set; }

    /// <summary>xs:dateTime, as text: XmlSerializer would write seven decimals and lose the zone.</summary>
    [XmlElement("timestamp", Form = XmlSchemaForm.Unqualified, Order = 3)]
    public string? Timestamp { get; set; }
}

[XmlType("transactionInfo", Namespace = WireNames.Commons)]
public sealed class TransactionInfo
{
    [XmlElement("GUID", Form = XmlSchemaForm.Unqualified, Order = 0)]
    public string? Guid { get; set; }

    [XmlElement("amount", Form = XmlSchemaForm.Unqualified, Order = 1)]
    public string? Amount { get; set; }

    [XmlElement("transactionId", Form = XmlSchemaForm.Unqualified, Order = 2, DataType = "integer")]
    public string? TransactionId { get; set; }

    /// <summary>PENDING, COMPLETED or DECLINED.</summary>
    [XmlElement("transactionStatus", Form = XmlSchemaForm.Unqualified, Order = 3)]
    public string? TransactionStatus { get; set; }

    [XmlElement("commission", Form = XmlSchemaForm.Unqualified, Order = 4)]
    public string? Commission { get; set; }

    [XmlElement("commissionTo", Form = XmlSchemaForm.Unqualified, Order = 5)]
    public string? CommissionTo { get; set; }
}

[XmlType("defaultCheckResponse", Namespace = WireNames.Commons)]
public abstract class DefaultCheckResponse
{
    [XmlElement("header", Form = XmlSchemaForm.Unqualified, Order = 0)]
    public OnlineTransactionResponseHeader? Header { get; set; }
}
