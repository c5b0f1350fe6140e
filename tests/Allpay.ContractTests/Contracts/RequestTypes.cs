namespace Allpay.ContractTests.Contracts;

/// <summary>What a field means, and so what is good and bad in it.</summary>
public enum FieldKind
{
    Amount, Account, Code, Date, Holder, Language, Number, Reference, Requester, ServiceCode, Terminal, Text,
}

public sealed record RequestField(string Name, FieldKind Kind, bool IsRequired = true);

/// <summary>The requests' fields in the order of the wire. What is optional in the contract is optional here.</summary>
public static class RequestTypes
{
    public static readonly RequestField[] Header =
    [
        new("lang", FieldKind.Language, IsRequired: false), new("timestamp", FieldKind.Date),
        new("requester", FieldKind.Requester), new("token", FieldKind.Text, IsRequired: false),
    ];

    private static readonly RequestField Amount = new("amount", FieldKind.Amount);
    private static readonly RequestField AmountIfKnown = Amount with { IsRequired = false };
    private static readonly RequestField Guid = new("GUID", FieldKind.Reference);
    private static readonly RequestField Rrn = new("rrn", FieldKind.Reference);
    private static readonly RequestField To = new("toUserName", FieldKind.Holder);
    private static readonly RequestField From = new("fromUserName", FieldKind.Holder);
    private static readonly RequestField User = new("userName", FieldKind.Holder);
    private static readonly RequestField Date = new("valueDate", FieldKind.Date);
    private static readonly RequestField DateIfKnown = Date with { IsRequired = false };
    private static readonly RequestField Service = new("servicePublicCode", FieldKind.ServiceCode);
    private static readonly RequestField Account = new("utilityAccountNumber", FieldKind.Account);
    private static readonly RequestField Terminal = new("terminalId", FieldKind.Terminal);

    public static readonly RequestField[] AvailableBalance = [];
    public static readonly RequestField[] CashIn = [To, Amount, Guid, DateIfKnown];
    public static readonly RequestField[] CashOut = [From, Amount, Guid, new("token", FieldKind.Code)];
    public static readonly RequestField[] CashOutCheck = [From, AmountIfKnown];
    public static readonly RequestField[] CashOutThroughPay = [From, Amount, Guid, new("paymentDate", FieldKind.Date)];
    public static readonly RequestField[] CashOutThroughPayCheck = [From, AmountIfKnown];
    public static readonly RequestField[] CheckUser = [User];
    public static readonly RequestField[] EndTransaction = [Guid, new("transactionId", FieldKind.Number)];
    public static readonly RequestField[] GoodsCheck = [To, Terminal, AmountIfKnown];
    public static readonly RequestField[] Goods = [To, Amount, Terminal, DateIfKnown, Rrn];
    public static readonly RequestField[] ServicesCheck = [To, Service, Account, AmountIfKnown];
    public static readonly RequestField[] Services = [To, Amount, Service, Account, Date, Rrn];
    public static readonly RequestField[] VostokPlatCheck = [User, Account];
    public static readonly RequestField[] VostokPlat =
        [User, Account, Amount, new("fullAmount", FieldKind.Amount), Rrn, Date];
}
