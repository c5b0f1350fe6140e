// Frozen: programs in the field follow the contract table "OnlineTransactionAvailableBalance.xsd" and will not be rebuilt.
// Requests have strings and no Order, so that nothing is lost in reading; responses have Order. Change nothing.
using System.Xml.Schema;
using System.Xml.Serialization;
using Allpay.Infrastructure.AgentSoap;

namespace Allpay.Features.Accounts.GetBalance;

[XmlType("availableBalanceRequest", Namespace = WireNames.AvailableBalance)]
public sealed class AvailableBalanceRequest
{
    [XmlElement("header", Form = XmlSchemaForm.Unqualified)]
    public OnlineTransactionRequestHeader? Header { get; set; }
}

[XmlType("availableBalanceResponse", Namespace = WireNames.AvailableBalance)]
public sealed class AvailableBalanceResponse
{
    [XmlElement("header", Form = XmlSchemaForm.Unqualified, Order = 0)]
    public OnlineTransactionResponseHeader? Header { get; set; }

    [XmlElement("agentBalanceResponse", Form = XmlSchemaForm.Unqualified, Order = 1)]
    public string? AgentBalanceResponse { get; set; }
}
