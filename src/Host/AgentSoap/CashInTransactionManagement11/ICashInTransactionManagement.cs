// Frozen: programs in the field follow the contract table "cash-in-transaction-management/v1.1" and will not be
// rebuilt. Names, order and namespaces are theirs. Change nothing.
using System.ServiceModel;
using System.Xml.Schema;
using System.Xml.Serialization;
using Allpay.Features.CashIn.Soap;
using Allpay.Features.Payments.Soap;
using Allpay.Infrastructure.AgentSoap;

namespace Allpay.Host.AgentSoap.CashInTransactionManagement11;

[ServiceContract(
    Name = "CashInTransactionManagementV1_1",
    Namespace = "http://www.allpay.kz/mfs/soap/CashInTransactionManagement/1.1")]
public interface ICashInTransactionManagement
{
    [OperationContract(Name = "echo", Action = "echo")]
    [return: XmlElement("return", Form = XmlSchemaForm.Unqualified)]
    Task<string> Echo([XmlElement("Echo", Form = XmlSchemaForm.Unqualified)] string? echo);

    [OperationContract(Name = "createCashInPayment", Action = "createCashInPayment")]
    [return: XmlElement("return", Form = XmlSchemaForm.Unqualified)]
    Task<TerminalPaymentPayResponse> CreateCashInPayment(
        [XmlElement("CashInRequest", Form = XmlSchemaForm.Unqualified)] CashInRequest? request);

    [OperationContract(Name = "createCashInPaymentAvtobys", Action = "createCashInPaymentAvtobys")]
    [return: XmlElement("return", Form = XmlSchemaForm.Unqualified)]
    Task<TerminalPaymentPayResponse> CreateCashInPaymentAvtobys(
        [XmlElement("CashInRequest", Form = XmlSchemaForm.Unqualified)] CashInRequest? request);

    [OperationContract(Name = "checkUser", Action = "checkUser")]
    [return: XmlElement("return", Form = XmlSchemaForm.Unqualified)]
    Task<CheckUserResponse> CheckUser(
        [XmlElement("CheckUserRequest", Form = XmlSchemaForm.Unqualified)] CheckUserRequest? request);

    [OperationContract(Name = "checkUserAndValidateCashIn", Action = "checkUserAndValidateCashIn")]
    [return: XmlElement("return", Form = XmlSchemaForm.Unqualified)]
    Task<CheckUserResponse> CheckUserAndValidateCashIn(
        [XmlElement("CheckUserRequest", Form = XmlSchemaForm.Unqualified)] CheckUserRequest? request);
}
