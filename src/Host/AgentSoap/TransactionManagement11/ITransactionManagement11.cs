// Frozen: programs in the field follow the contract table "transaction-management/v1.1" and will not be
// rebuilt. Names, order and namespaces are theirs. Change nothing.
using System.ServiceModel;
using System.Xml.Schema;
using System.Xml.Serialization;
using Allpay.Features.Accounts.GetBalance;
using Allpay.Features.CashIn.Soap;
using Allpay.Features.CashOut.Soap;
using Allpay.Features.Payments.Soap;
using Allpay.Features.TerminalPay.Soap;
using Allpay.Infrastructure.AgentSoap;

namespace Allpay.Host.AgentSoap.TransactionManagement11;

[ServiceContract(
    Name = "TransactionManagementV1_1",
    Namespace = "http://www.allpay.kz/mfs/soap/TransactionManagement/1.1")]
public interface ITransactionManagement11
{
    [OperationContract(Name = "echo", Action = "echo")]
    [return: XmlElement("return", Form = XmlSchemaForm.Unqualified)]
    Task<string> Echo([XmlElement("Echo", Form = XmlSchemaForm.Unqualified)] string? echo);

    [OperationContract(Name = "createCashInTransaction", Action = "createCashInTransaction")]
    [return: XmlElement("return", Form = XmlSchemaForm.Unqualified)]
    Task<CompleteTransactionResponse> CreateCashInTransaction(
        [XmlElement("CashInRequest", Form = XmlSchemaForm.Unqualified)] CashInRequest? request);

    [OperationContract(Name = "createCashOutTransaction", Action = "createCashOutTransaction")]
    [return: XmlElement("return", Form = XmlSchemaForm.Unqualified)]
    Task<CompleteTransactionResponse> CreateCashOutTransaction(
        [XmlElement("CashOutRequest", Form = XmlSchemaForm.Unqualified)] CashOutRequest? request);

    [OperationContract(Name = "completeTransaction", Action = "completeTransaction")]
    [return: XmlElement("return", Form = XmlSchemaForm.Unqualified)]
    Task<CompleteTransactionResponse> CompleteTransaction(
        [XmlElement("CompleteTransactionRequest", Form = XmlSchemaForm.Unqualified)] CompleteTransactionRequest? request);

    [OperationContract(Name = "declineTransaction", Action = "declineTransaction")]
    [return: XmlElement("return", Form = XmlSchemaForm.Unqualified)]
    Task<CompleteTransactionResponse> DeclineTransaction(
        [XmlElement("DeclineTransactionRequest", Form = XmlSchemaForm.Unqualified)] DeclineTransactionRequest? request);

    [OperationContract(Name = "checkUser", Action = "checkUser")]
    [return: XmlElement("return", Form = XmlSchemaForm.Unqualified)]
    Task<CheckUserResponse> CheckUser(
        [XmlElement("CheckUserRequest", Form = XmlSchemaForm.Unqualified)] CheckUserRequest? request);

    [OperationContract(Name = "checkUserAndValidateCashIn", Action = "checkUserAndValidateCashIn")]
    [return: XmlElement("return", Form = XmlSchemaForm.Unqualified)]
    Task<CheckUserResponse> CheckUserAndValidateCashIn(
        [XmlElement("CheckUserRequest", Form = XmlSchemaForm.Unqualified)] CheckUserRequest? request);

    [OperationContract(Name = "availableBalance", Action = "availableBalance")]
    [return: XmlElement("return", Form = XmlSchemaForm.Unqualified)]
    Task<AvailableBalanceResponse> AvailableBalance(
        [XmlElement("AvailableBalanceRequest", Form = XmlSchemaForm.Unqualified)] AvailableBalanceRequest? request);

    [OperationContract(Name = "payForServicesCheck", Action = "payForServicesCheck")]
    [return: XmlElement("return", Form = XmlSchemaForm.Unqualified)]
    Task<PayForServicesCheckResponse> PayForServicesCheck(
        [XmlElement("PayForServicesCheckRequest", Form = XmlSchemaForm.Unqualified)] PayForServicesCheckRequest? request);

    [OperationContract(Name = "vostokPlatCheck", Action = "vostokPlatCheck")]
    [return: XmlElement("return", Form = XmlSchemaForm.Unqualified)]
    Task<VostokPlatCheckResponse> VostokPlatCheck(
        [XmlElement("VostokPlatCheckRequest", Form = XmlSchemaForm.Unqualified)] VostokPlatCheckRequest? request);

    [OperationContract(Name = "vostokPlatPay", Action = "vostokPlatPay")]
    [return: XmlElement("return", Form = XmlSchemaForm.Unqualified)]
    Task<TerminalPaymentPayResponse> VostokPlatPay(
        [XmlElement("VostokPlatPayRequest", Form = XmlSchemaForm.Unqualified)] VostokPlatPayRequest? request);

    [OperationContract(Name = "payForServicesPay", Action = "payForServicesPay")]
    [return: XmlElement("return", Form = XmlSchemaForm.Unqualified)]
    Task<TerminalPaymentPayResponse> PayForServicesPay(
        [XmlElement("PayForServicesPayRequest", Form = XmlSchemaForm.Unqualified)] PayForServicesRequest? request);

    [OperationContract(Name = "payForGoodsPay", Action = "payForGoodsPay")]
    [return: XmlElement("return", Form = XmlSchemaForm.Unqualified)]
    Task<TerminalPaymentPayResponse> PayForGoodsPay(
        [XmlElement("PayForGoodsPayRequest", Form = XmlSchemaForm.Unqualified)] PayForGoodsRequest? request);

    [OperationContract(Name = "payForGoodsCheck", Action = "payForGoodsCheck")]
    [return: XmlElement("return", Form = XmlSchemaForm.Unqualified)]
    Task<PayForGoodsCheckResponse> PayForGoodsCheck(
        [XmlElement("PayForGoodsCheckRequest", Form = XmlSchemaForm.Unqualified)] PayForGoodsCheckRequest? request);
}
