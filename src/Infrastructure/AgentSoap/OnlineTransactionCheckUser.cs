// Frozen: programs in the field follow the contract table "OnlineTransactionCheckUser.xsd" and will not be rebuilt.
// Requests have strings and no Order, so that nothing is lost in reading; responses have Order. Change nothing.
using System.Xml.Schema;
using System.Xml.Serialization;

namespace Allpay.Infrastructure.AgentSoap;

[XmlType("checkUserRequest", Namespace = WireNames.CheckUser)]
public sealed class CheckUserRequest
{
    [XmlElement("header", Form = XmlSchemaForm.Unqualified)]
    public OnlineTransactionRequestHeader? Header { get; set; }

    [XmlElement("userName", Form = XmlSchemaForm.Unqualified)]
    public string? UserName { get; set; }
}

[XmlType("checkUserResponse", Namespace = WireNames.CheckUser)]
public sealed class CheckUserResponse
{
    [XmlElement("header", Form = XmlSchemaForm.Unqualified, Order = 0)]
    public OnlineTransactionResponseHeader? Header { get; set; }

    [XmlElement("basicUserInfo", Form = XmlSchemaForm.Unqualified, Order = 1)]
    public BasicUserInfo? BasicUserInfo { get; set; }
}

[XmlType("basicUserInfo", Namespace = WireNames.CheckUser)]
public sealed class BasicUserInfo
{
    [XmlElement("identified", Form = XmlSchemaForm.Unqualified, Order = 0)]
    public bool Identified { get; set; }

    [XmlElement("IIN", Form = XmlSchemaForm.Unqualified, Order = 1)]
    public string? Iin { get; set; }

    [XmlElement("firstName", Form = XmlSchemaForm.Unqualified, Order = 2)]
    public string? FirstName { get; set; }

    [XmlElement("lastName", Form = XmlSchemaForm.Unqualified, Order = 3)]
    public string? LastName { get; set; }

    [XmlElement("patronymic", Form = XmlSchemaForm.Unqualified, Order = 4)]
    public string? Patronymic { get; set; }
}
