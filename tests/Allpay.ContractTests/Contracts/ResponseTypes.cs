using static Allpay.ContractTests.Contracts.ResponseShape;

namespace Allpay.ContractTests.Contracts;

/// <summary>What stands in the element <c>return</c>.</summary>
public static class ResponseTypes
{
    private static readonly ResponseShape Header = Part(
        "header", Filled("userMessage"), Filled("developerMessage"), OneOf("status", "0"), DateTime("timestamp"));

    private static readonly ResponseShape TransactionInfo = Part(
        "transactionInfo", Filled("GUID"), Decimal("amount"), Integer("transactionId"),
        OneOf("transactionStatus", "PENDING", "COMPLETED", "DECLINED", "FAILED"), Decimal("commission"),
        Decimal("commissionTo"));

    private static readonly ResponseShape BasicUserInfo = Part(
        "basicUserInfo", Boolean("identified"),
        Text("IIN", isRequired: false) with { IsGood = iin => iin.Length == 12 && iin.All(char.IsAsciiDigit) },
        Text("firstName", isRequired: false), Text("lastName", isRequired: false),
        Text("patronymic", isRequired: false));

    private static readonly ResponseShape AccountInfo = Part(
        "vostokPlatAccountNumberInfo", Text("flatOwnerFullName", isRequired: false),
        Text("flatAddress", isRequired: false), Decimal("atMonthStartAmount", isRequired: false),
        Date("debtOverpaymentDate", isRequired: false), Decimal("monthlyAmount", isRequired: false),
        Decimal("currentMonthPaymentAmount", isRequired: false), Decimal("currentAmount", isRequired: false));

    public static readonly ResponseShape Echo = Text("return");
    public static readonly ResponseShape AvailableBalance = Part("return", Header, Decimal("agentBalanceResponse"));
    public static readonly ResponseShape Transaction = Part("return", Header, TransactionInfo);
    public static readonly ResponseShape User = Part("return", Header, BasicUserInfo with { IsRequired = false });
    public static readonly ResponseShape Check = Part("return", Header);
    public static readonly ResponseShape VostokPlat =
        Part("return", Header, AccountInfo, Decimal("availableAgentBalance"));

    public static readonly ResponseShape Payment = Part(
        "return", Header, OneOf("terminalPaymentTransactionStatus", "PENDING", "COMPLETED", "DECLINED"),
        Text("reason", isRequired: false));

    private static ResponseShape Part(string name, params ResponseShape[] children) => new(name) { Children = children };
}
