// Frozen: programs in the field follow the contract table "OnlineTransactionManagement.xsd" and will not be rebuilt.
// Requests have strings and no Order, so that nothing is lost in reading; responses have Order. Change nothing.
using System.Xml.Schema;
using System.Xml.Serialization;
using Allpay.Infrastructure.AgentSoap;

namespace Allpay.Features.Payments.Soap;

[XmlType("completeTransactionRequest", Namespace = WireNames.Management)]
public sealed class CompleteTransactionRequest
{
    [XmlElement("header", Form = XmlSchemaForm.Unqualified)]
    public OnlineTransactionRequestHeader? Header { get; set; }

    [XmlElement("GUID", Form = XmlSchemaForm.Unqualified)]
    public string? Guid { get; set; }

    [XmlElement("transactionId", Form = XmlSchemaForm.Unqualified)]
    public string? TransactionId { get; set; }
}

[XmlType("completeTransactionResponse", Namespace = WireNames.Management)]
public sealed class CompleteTransactionResponse
{
    [XmlElement("header", Form = XmlSchemaForm.Unqualified, Order = 0)]
    public OnlineTransactionResponseHeader? Header { get; set; }

    [XmlElement("transactionInfo", Form = XmlSchemaForm.Unqualified, Order = 1)]
    public TransactionInfo? TransactionInfo { get; set; }
}

[XmlType("declineTransactionRequest", Namespace = WireNames.Management)]
public sealed class DeclineTransactionRequest
{
    [XmlElement("header", Form = XmlSchemaForm.Unqualified)]
    public OnlineTransactionRequestHeader? Header { get; set; }

    [XmlElement("GUID", Form = XmlSchemaForm.Unqualified)]
    public string? Guid { get; set; }

    [XmlElement("transactionId", Form = XmlSchemaForm.Unqualified)]
    public string? TransactionId { get; set; }
}
