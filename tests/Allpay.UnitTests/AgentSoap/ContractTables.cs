using System.Xml.Linq;

namespace Allpay.UnitTests.AgentSoap;

/// <summary>
/// The frozen tables, written down a second time: the served files and the code are both compared with these lines. A type is
/// its file (without "OnlineTransaction") and its name; "?" marks what may be absent.
/// </summary>
internal static class ContractTables
{
    public static readonly XNamespace Schema = "http://www.w3.org/2001/XMLSchema";

    private const string Services =
        """
        transaction-management/v1.0 TransactionManagement/1.0 TransactionManagementService TransactionManagementV1_0
          echo Echo xs:string xs:string
          createCashInTransaction CashInRequest CashIn/cashInRequest Management/completeTransactionResponse
          createCashOutTransaction CashOutRequest CashOut/cashOutRequest Management/completeTransactionResponse
          completeTransaction CompleteTransactionRequest Management/completeTransactionRequest Management/completeTransactionResponse
          declineTransaction DeclineTransactionRequest Management/declineTransactionRequest Management/completeTransactionResponse
          checkUser CheckUserRequest CheckUser/checkUserRequest CheckUser/checkUserResponse
          availableBalance AvailableBalanceRequest AvailableBalance/availableBalanceRequest AvailableBalance/availableBalanceResponse
        transaction-management/v1.1 TransactionManagement/1.1 TransactionManagementService TransactionManagementV1_1
          echo Echo xs:string xs:string
          createCashInTransaction CashInRequest CashIn/cashInRequest Management/completeTransactionResponse
          createCashOutTransaction CashOutRequest CashOut/cashOutRequest Management/completeTransactionResponse
          completeTransaction CompleteTransactionRequest Management/completeTransactionRequest Management/completeTransactionResponse
          declineTransaction DeclineTransactionRequest Management/declineTransactionRequest Management/completeTransactionResponse
          checkUser CheckUserRequest CheckUser/checkUserRequest CheckUser/checkUserResponse
          checkUserAndValidateCashIn CheckUserRequest CheckUser/checkUserRequest CheckUser/checkUserResponse
          availableBalance AvailableBalanceRequest AvailableBalance/availableBalanceRequest AvailableBalance/availableBalanceResponse
          payForServicesCheck PayForServicesCheckRequest PayForServices/payForServicesCheckRequest PayForServices/payForServicesCheckResponse
          vostokPlatCheck VostokPlatCheckRequest VostokPlat/vostokPlatCheckRequest VostokPlat/vostokPlatCheckResponse
          vostokPlatPay VostokPlatPayRequest VostokPlat/vostokPlatPayRequest TerminalPayment/terminalPaymentPayResponse
          payForServicesPay PayForServicesPayRequest PayForServices/payForServicesRequest TerminalPayment/terminalPaymentPayResponse
          payForGoodsPay PayForGoodsPayRequest CashIn/payForGoodsRequest TerminalPayment/terminalPaymentPayResponse
          payForGoodsCheck PayForGoodsCheckRequest CashIn/payForGoodsCheckRequest CashIn/payForGoodsCheckResponse
        cash-in-transaction-management/v1.1 CashInTransactionManagement/1.1 CashInTransactionManagementService CashInTransactionManagementV1_1
          echo Echo xs:string xs:string
          createCashInPayment CashInRequest CashIn/cashInRequest TerminalPayment/terminalPaymentPayResponse
          createCashInPaymentAvtobys CashInRequest CashIn/cashInRequest TerminalPayment/terminalPaymentPayResponse
          checkUser CheckUserRequest CheckUser/checkUserRequest CheckUser/checkUserResponse
          checkUserAndValidateCashIn CheckUserRequest CheckUser/checkUserRequest CheckUser/checkUserResponse
        cash-out-transaction-management/v1.1 CashOutTransactionManagement/1.1 CashOutTransactionManagementService CashOutTransactionManagementV1_1
          echo Echo xs:string xs:string
          createCashOutThroughPayment CashOutThroughPayRequest CashOutThroughPay/cashOutThroughPayRequest TerminalPayment/terminalPaymentPayResponse
          checkCashOutThroughPayRequest CashOutThroughPayCheckRequest CashOutThroughPay/cashOutThroughPayCheckRequest CheckUser/checkUserResponse
          createCashOut CashOutRequest CashOut/cashOutRequest TerminalPayment/terminalPaymentPayResponse
          checkCashOut CashOutCheckRequest CashOutCheckRequest/cashOutCheckRequest CheckUser/checkUserResponse
        """;

    private const string Types =
        """
        AvailableBalance/availableBalanceRequest header:Commons/onlineTransactionRequestHeader
        AvailableBalance/availableBalanceResponse header:Commons/onlineTransactionResponseHeader agentBalanceResponse:xs:string
        CashIn/cashInRequest header:Commons/onlineTransactionRequestHeader toUserName:xs:string amount:xs:decimal GUID:xs:string valueDate?:xs:dateTime
        CashOut/cashOutRequest header:Commons/onlineTransactionRequestHeader fromUserName:xs:string amount:xs:decimal GUID:xs:string token:xs:string
        CashOutCheckRequest/cashOutCheckRequest header:Commons/onlineTransactionRequestHeader fromUserName:xs:string amount?:xs:decimal
        CashOutThroughPay/cashOutThroughPayRequest header:Commons/onlineTransactionRequestHeader fromUserName:xs:string amount:xs:decimal GUID:xs:string paymentDate:xs:dateTime
        CashOutThroughPay/cashOutThroughPayCheckRequest header:Commons/onlineTransactionRequestHeader fromUserName:xs:string amount?:xs:decimal
        CheckUser/checkUserRequest header:Commons/onlineTransactionRequestHeader userName:xs:string
        CheckUser/checkUserResponse header:Commons/onlineTransactionResponseHeader basicUserInfo?:CheckUser/basicUserInfo
        CheckUser/basicUserInfo identified:xs:boolean IIN?:xs:string firstName?:xs:string lastName?:xs:string patronymic?:xs:string
        Commons/onlineTransactionRequestHeader lang?:xs:string timestamp:xs:dateTime requester:xs:string token?:xs:string
        Commons/onlineTransactionResponseHeader userMessage:xs:string developerMessage:xs:string status:xs:nonNegativeInteger timestamp:xs:dateTime
        Commons/transactionInfo GUID:xs:string amount:xs:decimal transactionId:xs:integer transactionStatus:xs:string commission:xs:decimal commissionTo:xs:decimal
        Commons/transactionResponse header:Commons/onlineTransactionResponseHeader transactionInfo:Commons/transactionInfo
        Commons/defaultCheckResponse header:Commons/onlineTransactionResponseHeader
        Management/completeTransactionRequest header:Commons/onlineTransactionRequestHeader GUID:xs:string transactionId:xs:integer
        Management/completeTransactionResponse header:Commons/onlineTransactionResponseHeader transactionInfo:Commons/transactionInfo
        Management/declineTransactionRequest header:Commons/onlineTransactionRequestHeader GUID:xs:string transactionId:xs:integer
        Management/declineTransactionResponse header:Commons/onlineTransactionResponseHeader transactionInfo:Commons/transactionInfo
        CashIn/payForGoodsCheckRequest header:Commons/onlineTransactionRequestHeader toUserName:xs:string terminalId:xs:string amount?:xs:decimal
        CashIn/payForGoodsCheckResponse header:Commons/onlineTransactionResponseHeader
        CashIn/payForGoodsRequest header:Commons/onlineTransactionRequestHeader toUserName:xs:string amount:xs:decimal terminalId:xs:string valueDate?:xs:dateTime rrn:xs:string
        PayForServices/payForServicesCheckRequest header:Commons/onlineTransactionRequestHeader toUserName:xs:string servicePublicCode:xs:long utilityAccountNumber:xs:string amount?:xs:decimal
        PayForServices/payForServicesCheckResponse header:Commons/onlineTransactionResponseHeader
        PayForServices/payForServicesRequest header:Commons/onlineTransactionRequestHeader toUserName:xs:string amount:xs:decimal servicePublicCode:xs:long utilityAccountNumber:xs:string valueDate:xs:dateTime rrn:xs:string
        VostokPlat/vostokPlatCheckRequest header:Commons/onlineTransactionRequestHeader userName:xs:string utilityAccountNumber:xs:string
        VostokPlat/vostokPlatCheckResponse header:Commons/onlineTransactionResponseHeader vostokPlatAccountNumberInfo:VostokPlat/vostokPlatAccountNumberInfo availableAgentBalance:xs:decimal
        VostokPlat/vostokPlatPayRequest header:Commons/onlineTransactionRequestHeader userName:xs:string utilityAccountNumber:xs:string amount:xs:decimal fullAmount:xs:decimal rrn:xs:string valueDate:xs:dateTime
        VostokPlat/vostokPlatPayResponse header:Commons/onlineTransactionResponseHeader transactionInfo:Commons/transactionInfo
        VostokPlat/vostokPlatAccountNumberInfo flatOwnerFullName?:xs:string flatAddress?:xs:string atMonthStartAmount?:xs:decimal debtOverpaymentDate?:xs:date monthlyAmount?:xs:decimal currentMonthPaymentAmount?:xs:decimal currentAmount?:xs:decimal
        TerminalPayment/terminalPaymentPayResponse header:Commons/onlineTransactionResponseHeader terminalPaymentTransactionStatus:xs:string reason?:xs:string
        """;

    public static readonly IReadOnlyList<ServiceRow> AllServices = [.. ReadServices()];

    public static readonly IReadOnlyList<TypeRow> AllTypes =
        [.. Types.Split('\n').Select(line => line.Split(' ')).Select(words => new TypeRow(NameOf(words[0]), [.. words[1..].Select(Field)]))];

    private static IEnumerable<ServiceRow> ReadServices()
    {
        ServiceRow? service = null;
        foreach (var words in Services.Split('\n').Select(line => line.Split(' ')))
        {
            if (words[0].Length > 0)
            {
                if (service is not null) yield return service;
                service = new ServiceRow("/allpay-public-soap/" + words[0], "http://www.allpay.kz/mfs/soap/" + words[1], words[2], words[3], []);
            }
            else
            {
                var row = new OperationRow(words[2], words[3], NameOf(words[4]), NameOf(words[5]));
                service = service! with { Operations = [.. service.Operations, row] };
            }
        }

        yield return service!;
    }

    private static FieldRow Field(string text)
    {
        var (name, type) = text.Split(':', 2) is [var n, var t] ? (n, t) : throw new FormatException(text);
        return new FieldRow(name.TrimEnd('?'), NameOf(type), name.EndsWith('?'));
    }

    private static XName NameOf(string text) => text.Split('/') switch
    {
        ["TerminalPayment", var local] => XName.Get(local, "http://allpay.kz/xsd/1.0.0/TerminalPayment.xsd"),
        [var file, var local] => XName.Get(local, $"http://allpay.kz/xsd/1.0.0/OnlineTransaction{file}.xsd"),
        _ => Schema + text["xs:".Length..],
    };
}

internal sealed record ServiceRow(string Path, string Namespace, string Name, string PortType, IReadOnlyList<OperationRow> Operations);

internal sealed record OperationRow(string Name, string Element, XName Type, XName Return);

internal sealed record TypeRow(XName Name, IReadOnlyList<FieldRow> Fields);

internal sealed record FieldRow(string Name, XName Type, bool IsOptional);
