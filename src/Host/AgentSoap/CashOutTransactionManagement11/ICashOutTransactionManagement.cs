// Frozen: programs in the field follow the contract table "cash-out-transaction-management/v1.1" and will not be
// rebuilt. Names, order and namespaces are theirs. Change nothing.
using System.ServiceModel;
using System.Xml.Schema;
using System.Xml.Serialization;
using Allpay.Features.CashOut.Soap;
using Allpay.Features.Payments.Soap;
using Allpay.Infrastructure.AgentSoap;

namespace Allpay.Host.AgentSoap.CashOutTransactionManagement11;

[ServiceContract(
    Name = "CashOutTransactionManagementV1_1",
    Namespace = "http://www.allpay.kz/mfs/soap/CashOutTransactionManagement/1.1")]
public interface ICashOutTransactionManagement
{
    [OperationContract(Name = "echo", Action = "echo")]
    [return: XmlElement("return", Form = XmlSchemaForm.Unqualified)]
    Task<string> Echo([XmlElement("Echo", Form = XmlSchemaForm.Unqualified)] string? echo);

    [OperationContract(Name = "createCashOutThroughPayment", Action = "createCashOutThroughPayment")]
    [return: XmlElement("return", Form = XmlSchemaForm.Unqualified)]
    Task<TerminalPaymentPayResponse> CreateCashOutThroughPayment(
        [XmlElement("CashOutThroughPayRequest", Form = XmlSchemaForm.Unqualified)] CashOutThroughPayRequest? request);

    [OperationContract(Name = "checkCashOutThroughPayRequest", Action = "checkCashOutThroughPayRequest")]
    [return: XmlElement("return", Form = XmlSchemaForm.Unqualified)]
    Task<CheckUserResponse> CheckCashOutThroughPayRequest(
        [XmlElement("CashOutThroughPayCheckRequest", Form = XmlSchemaForm.Unqualified)] CashOutThroughPayCheckRequest? request);

    [OperationContract(Name = "createCashOut", Action = "createCashOut")]
    [return: XmlElement("return", Form = XmlSchemaForm.Unqualified)]
    Task<TerminalPaymentPayResponse> CreateCashOut(
        [XmlElement("CashOutRequest", Form = XmlSchemaForm.Unqualified)] CashOutRequest? request);

    [OperationContract(Name = "checkCashOut", Action = "checkCashOut")]
    [return: XmlElement("return", Form = XmlSchemaForm.Unqualified)]
    Task<CheckUserResponse> CheckCashOut(
        [XmlElement("CashOutCheckRequest", Form = XmlSchemaForm.Unqualified)] CashOutCheckRequest? request);
}
