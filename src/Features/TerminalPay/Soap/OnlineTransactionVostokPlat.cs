// Frozen: programs in the field follow the contract table "OnlineTransactionVostokPlat.xsd" and will not be rebuilt.
// Requests have strings and no Order, so that nothing is lost in reading; responses have Order. Change nothing.
using System.Xml.Schema;
using System.Xml.Serialization;
using Allpay.Infrastructure.AgentSoap;

namespace Allpay.Features.TerminalPay.Soap;

[XmlType("vostokPlatCheckRequest", Namespace = WireNames.VostokPlat)]
public sealed class VostokPlatCheckRequest
{
    [XmlElement("header", Form = XmlSchemaForm.Unqualified)]
    public OnlineTransactionRequestHeader? Header { get; set; }

    [XmlElement("userName", Form = XmlSchemaForm.Unqualified)]
    public string? UserName { get; set; }

    [XmlElement("utilityAccountNumber", Form = XmlSchemaForm.Unqualified)]
    public string? UtilityAccountNumber { get; set; }
}

[XmlType("vostokPlatCheckResponse", Namespace = WireNames.VostokPlat)]
public sealed class VostokPlatCheckResponse
{
    [XmlElement("header", Form = XmlSchemaForm.Unqualified, Order = 0)]
    public OnlineTransactionResponseHeader? Header { get; set; }

    [XmlElement("vostokPlatAccountNumberInfo", Form = XmlSchemaForm.Unqualified, Order = 1)]
    public VostokPlatAccountNumberInfo? VostokPlatAccountNumberInfo { get; set; }

    [XmlElement("availableAgentBalance", Form = XmlSchemaForm.Unqualified, Order = 2)]
    public string? AvailableAgentBalance { get; set; }
}

[XmlType("vostokPlatPayRequest", Namespace = WireNames.VostokPlat)]
public sealed class VostokPlatPayRequest
{
    [XmlElement("header", Form = XmlSchemaForm.Unqualified)]
    public OnlineTransactionRequestHeader? Header { get; set; }

    [XmlElement("userName", Form = XmlSchemaForm.Unqualified)]
    public string? UserName { get; set; }

    [XmlElement("utilityAccountNumber", Form = XmlSchemaForm.Unqualified)]
    public string? UtilityAccountNumber { get; set; }

    [XmlElement("amount", Form = XmlSchemaForm.Unqualified)]
    public string? Amount { get; set; }

    [XmlElement("fullAmount", Form = XmlSchemaForm.Unqualified)]
    public string? FullAmount { get; set; }

    [XmlElement("rrn", Form = XmlSchemaForm.Unqualified)]
    public string? Rrn { get; set; }

    [XmlElement("valueDate", Form = XmlSchemaForm.Unqualified)]
    public string? ValueDate { get; set; }
}

[XmlType("vostokPlatAccountNumberInfo", Namespace = WireNames.VostokPlat)]
public sealed class VostokPlatAccountNumberInfo
{
    [XmlElement("flatOwnerFullName", Form = XmlSchemaForm.Unqualified, Order = 0)]
    public string? FlatOwnerFullName { get; set; }

    [XmlElement("flatAddress", Form = XmlSchemaForm.Unqualified, Order = 1)]
    public string? FlatAddress { get; set; }

    [XmlElement("atMonthStartAmount", Form = XmlSchemaForm.Unqualified, Order = 2)]
    public string? AtMonthStartAmount { get; set; }

    /// <summary>xs:date, as text: yyyy-MM-dd.</summary>
    [XmlElement("debtOverpaymentDate", Form = XmlSchemaForm.Unqualified, Order = 3)]
    public string? DebtOverpaymentDate { get; set; }

    [XmlElement("monthlyAmount", Form = XmlSchemaForm.Unqualified, Order = 4)]
    public string? MonthlyAmount { get; set; }

    [XmlElement("currentMonthPaymentAmount", Form = XmlSchemaForm.Unqualified, Order = 5)]
    public string? CurrentMonthPaymentAmount { get; set; }

    [XmlElement("currentAmount", Form = XmlSchemaForm.Unqualified, Order = 6)]
    public string? CurrentAmount { get; set; }
}
