// Frozen: programs in the field follow the contract table "TerminalPayment.xsd" and will not be rebuilt.
// Requests have strings and no Order, so that nothing is lost in reading; responses have Order. Change nothing.
using System.Xml.Schema;
using System.Xml.Serialization;
using Allpay.Infrastructure.AgentSoap;

namespace Allpay.Features.Payments.Soap;

[XmlType("terminalPaymentPayResponse", Namespace = WireNames.TerminalPayment)]
public sealed class TerminalPaymentPayResponse
{
    [XmlElement("header", Form = XmlSchemaForm.Unqualified, Order = 0)]
    public OnlineTransactionResponseHeader? Header { get; set; }

    /// <summary>PENDING, COMPLETED or DECLINED.</summary>
    [XmlElement("terminalPaymentTransactionStatus", Form = XmlSchemaForm.Unqualified, Order = 1)]
    public string? TerminalPaymentTransactionStatus { get; set; }

    [XmlElement("reason", Form = XmlSchemaForm.Unqualified, Order = 2)]
    public string? Reason { get; set; }
}
