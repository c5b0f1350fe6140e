using Allpay.Features.Accounts.GetBalance;
using Allpay.Features.CashIn.CreateCashIn;
using Allpay.Features.CashIn.PayCashIn;
using Allpay.Features.CashIn.CheckCashIn;
using Allpay.Features.CashOut.CreateCashOut;
using Allpay.Features.CashOut.PayCashOut;
using Allpay.Features.CashOut.RequestCashOut;
using Allpay.Features.CashOut.CheckCashOut;
using Allpay.Features.Holders.CheckHolder;
using Allpay.Features.Payments.CompleteOwnPayment;
using Allpay.Features.Payments.DeclinePendingPayment;
using Allpay.Features.TerminalPay.CheckGoods;
using Allpay.Features.TerminalPay.CheckService;
using Allpay.Features.TerminalPay.CheckVostokPlat;
using Allpay.Features.TerminalPay.PayForGoods;
using Allpay.Features.TerminalPay.PayForService;
using Allpay.Features.TerminalPay.PayVostokPlat;
using Allpay.Host.AgentSoap;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.ReadStore;

namespace Allpay.UnitTests.AgentSoap;

/// <summary>Every operation of every contract but echo, once.</summary>
internal static class OperationCases
{
    private const string Guid = "{903C0B91-303b-446a-9a28-16697ad9703e}";
    private const string Pending = "<terminalPaymentTransactionStatus>PENDING</terminalPaymentTransactionStatus>";
    private const string CashInFields = $"<toUserName>77011234567</toUserName><amount>100.00</amount><GUID>{Guid}</GUID><valueDate>2026-11-24T02:01:06Z</valueDate>";
    private const string CashOutFields = $"<fromUserName>77011234567</fromUserName><amount>100.00</amount><GUID>{Guid}</GUID><token>123456</token>";
    private const string EndFields = $"<GUID>{Guid}</GUID><transactionId>9007199254740993</transactionId>";

    private const string Transaction =
        $"<transactionInfo><GUID>{Guid}</GUID><amount>100.00</amount><transactionId>9007199254740993</transactionId>" +
        "<transactionStatus>PENDING</transactionStatus><commission>1.50</commission><commissionTo>0.00</commissionTo></transactionInfo>";

    private const string Holder =
        "<basicUserInfo><identified>true</identified><IIN>900101300123</IIN><firstName>Ирина</firstName><lastName>Ким</lastName></basicUserInfo>";

    private static readonly AgentCaller Agent = FakeCertificates.Agent;

    private static readonly Outcome<HolderCard> Card = new HolderCard(true, "900101300123", "Ирина", "Ким", null);

    private static readonly Outcome<PaymentReceipt> Receipt = Receipts.Pending with
    {
        PaymentId = new PaymentId(9007199254740993), Reference = Guid, PayerFee = new Money(150),
    };

    private static readonly (string, string)[] CashInNames = [("holder", "toUserName"), ("amount", "amount"), ("reference", "GUID")];
    private static readonly (string, string)[] CashOutNames = [("holder", "fromUserName"), ("amount", "amount"), ("code", "token"), ("reference", "GUID")];
    private static readonly (string, string)[] EndNames = [("paymentId", "transactionId"), ("reference", "GUID")];

    public static readonly IReadOnlyDictionary<string, OperationCase> All = new[]
    {
        Transactions(AgentContracts.Transactions10), Transactions(AgentContracts.Transactions11), Terminal, CashIn, CashOut,
    }.SelectMany(cases => cases).ToDictionary(c => c.Key);

    private static OperationCase CheckUser(AgentContract contract) => new(contract, "checkUser", "CheckUserRequest")
    {
        Fields = "<userName>77011234567</userName>", Command = new CheckHolder(Agent, "77011234567"), Answer = Card, Answered = Holder,
        Names = [("userName", "userName")],
    };

    private static OperationCase CheckUserAndValidateCashIn(AgentContract contract) => new(contract, "checkUserAndValidateCashIn", "CheckUserRequest")
    {
        Fields = "<userName>77011234567</userName>", Command = new CheckCashIn(Agent, "77011234567"), Answer = Card, Answered = Holder,
        Names = [("holder", "userName")],
    };

    private static IEnumerable<OperationCase> Transactions(AgentContract contract) =>
    [
        new(contract, "createCashInTransaction", "CashInRequest")
        {
            Fields = CashInFields, Command = new CreateCashIn(Agent, "77011234567", "100.00", Guid),
            Answer = Receipt, Answered = Transaction, Names = CashInNames,
        },
        new(contract, "createCashOutTransaction", "CashOutRequest")
        {
            Fields = CashOutFields, Command = new CreateCashOut(Agent, "77011234567", "100.00", "123456", Guid),
            Answer = Receipt, Answered = Transaction, Names = CashOutNames,
        },
        new(contract, "completeTransaction", "CompleteTransactionRequest")
        {
            Fields = EndFields, Command = new CompleteOwnPayment(Agent.AsCaller(), "9007199254740993", Guid), Names = EndNames,
            Answer = (Outcome<PaymentReceipt>)(Receipt.Value with { Status = PaymentStatus.Completed, Held = false, PayeeFee = new Money(25) }),
            Answered = Transaction.Replace("PENDING", "COMPLETED").Replace("<commissionTo>0.00", "<commissionTo>0.25"),
        },
        new(contract, "declineTransaction", "DeclineTransactionRequest")
        {
            Fields = EndFields, Command = new DeclinePendingPayment(Agent.AsCaller(), "9007199254740993", Guid), Names = EndNames,
            Answer = (Outcome<PaymentReceipt>)(Receipt.Value with { Status = PaymentStatus.Declined, Held = false, Reason = DeclineReason.Requester }),
            Answered = Transaction.Replace("PENDING", "DECLINED"),
        },
        CheckUser(contract),
        new(contract, "availableBalance", "AvailableBalanceRequest")
        {
            Fields = "", Command = new GetBalance(new ApiCaller(Agent.Id, PartyKind.Agent, Agent.Login, Agent.Float)),
            Answer = (Outcome<BalanceReading>)new BalanceReading(
                new AccountBalance(Agent.Float, Money.OfTenge(998585), Money.OfTenge(100), Money.OfTenge(7), 5, DateTimeOffset.UnixEpoch), BalanceSource.ReadStore),
            Answered = "<agentBalanceResponse>998485.00</agentBalanceResponse>",
        },
    ];

    private static IEnumerable<OperationCase> CashIn =>
    [
        new(AgentContracts.CashIn11, "createCashInPayment", "CashInRequest")
        {
            Fields = CashInFields, Command = new PayCashIn(Agent, PaymentKind.CashIn, "77011234567", "100.00", Guid),
            Answer = Receipt, Answered = Pending, Names = CashInNames,
        },
        new(AgentContracts.CashIn11, "createCashInPaymentAvtobys", "CashInRequest")
        {
            Fields = CashInFields, Command = new PayCashIn(Agent, PaymentKind.CashInAvtobys, "77011234567", "100.00", Guid),
            Answer = Receipt, Answered = Pending, Names = CashInNames,
        },
        CheckUser(AgentContracts.CashIn11),
        CheckUserAndValidateCashIn(AgentContracts.CashIn11),
    ];

    private static IEnumerable<OperationCase> CashOut =>
    [
        new(AgentContracts.CashOut11, "createCashOutThroughPayment", "CashOutThroughPayRequest")
        {
            Fields = $"<fromUserName>77011234567</fromUserName><amount>100.00</amount><GUID>{Guid}</GUID><paymentDate>2026-11-24T02:01:06Z</paymentDate>",
            Command = new RequestCashOut(Agent, "77011234567", "100.00", Guid), Names = [("holder", "fromUserName"), ("amount", "amount"), ("reference", "GUID")],
            Answer = (Outcome<PaymentReceipt>)(Receipt.Value with { Kind = PaymentKind.CashOutThroughPayment, Held = false, Awaits = Awaited.Payer }),
            Answered = Pending + "<reason>Платёж ожидает подтверждения держателем кошелька.</reason>",
        },
        new(AgentContracts.CashOut11, "checkCashOutThroughPayRequest", "CashOutThroughPayCheckRequest")
        {
            Fields = "<fromUserName>77011234567</fromUserName>",
            Command = new CheckCashOut(Agent, PaymentKind.CashOutThroughPayment, "77011234567", null),
            Answer = Card, Answered = Holder, Names = [("holder", "fromUserName"), ("amount", "amount")],
        },
        new(AgentContracts.CashOut11, "createCashOut", "CashOutRequest")
        {
            Fields = CashOutFields, Command = new PayCashOut(Agent, "77011234567", "100.00", "123456", Guid),
            Answer = Receipt, Answered = Pending, Names = CashOutNames,
        },
        new(AgentContracts.CashOut11, "checkCashOut", "CashOutCheckRequest")
        {
            Fields = "<fromUserName>77011234567</fromUserName><amount>100.00</amount>",
            Command = new CheckCashOut(Agent, PaymentKind.CashOut, "77011234567", "100.00"),
            Answer = Card, Answered = Holder, Names = [("holder", "fromUserName"), ("amount", "amount")],
        },
    ];

    private static IEnumerable<OperationCase> Terminal =>
    [
        CheckUserAndValidateCashIn(AgentContracts.Transactions11),
        new(AgentContracts.Transactions11, "payForGoodsCheck", "PayForGoodsCheckRequest")
        {
            Fields = "<toUserName>77011234567</toUserName><terminalId>T-1</terminalId><amount>100.00</amount>",
            Command = new CheckGoods(Agent, "77011234567", "T-1", "100.00"), Answer = (Outcome<CheckedMerchant>)new CheckedMerchant("Shop"),
            Names = [("holder", "toUserName"), ("terminal", "terminalId"), ("amount", "amount")],
        },
        new(AgentContracts.Transactions11, "payForGoodsPay", "PayForGoodsPayRequest")
        {
            Fields = "<toUserName>77011234567</toUserName><amount>100.00</amount><terminalId>T-1</terminalId><rrn>000123</rrn>",
            Command = new PayForGoods(Agent, "77011234567", "100.00", "T-1", "000123"), Answer = Receipt, Answered = Pending,
            Names = [("holder", "toUserName"), ("amount", "amount"), ("terminal", "terminalId"), ("reference", "rrn")],
        },
        new(AgentContracts.Transactions11, "payForServicesCheck", "PayForServicesCheckRequest")
        {
            Fields = "<toUserName>77011234567</toUserName><servicePublicCode>42</servicePublicCode><utilityAccountNumber>0017</utilityAccountNumber>",
            Command = new CheckService(Agent, "77011234567", "42", "0017", null), Answer = (Outcome<CheckedService>)new CheckedService("Water", "Ким"),
            Names = [("holder", "toUserName"), ("service", "servicePublicCode"), ("account", "utilityAccountNumber"), ("amount", "amount")],
        },
        new(AgentContracts.Transactions11, "payForServicesPay", "PayForServicesPayRequest")
        {
            Fields = "<toUserName>77011234567</toUserName><amount>100.00</amount><servicePublicCode>42</servicePublicCode>" +
                "<utilityAccountNumber>0017</utilityAccountNumber><valueDate>2026-11-24T02:01:06Z</valueDate><rrn>000123</rrn>",
            Command = new PayForService(Agent, "77011234567", "100.00", "42", "0017", "000123"),
            Answer = (Outcome<PaymentReceipt>)(Receipt.Value with { Kind = PaymentKind.TerminalServices, Sent = true, Awaits = Awaited.Provider }),
            Answered = Pending + "<reason>Платёж передан поставщику; запросите результат позже.</reason>",
            Names = [("holder", "toUserName"), ("amount", "amount"), ("service", "servicePublicCode"), ("account", "utilityAccountNumber"), ("reference", "rrn")],
        },
        new(AgentContracts.Transactions11, "vostokPlatCheck", "VostokPlatCheckRequest")
        {
            Fields = "<userName>77011234567</userName><utilityAccountNumber>0017</utilityAccountNumber>",
            Command = new CheckVostokPlat(Agent, "77011234567", "0017"),
            Answer = (Outcome<VostokPlatBill>)new VostokPlatBill
            {
                OwnerName = "Ким И.", Address = "Абая 1", AtMonthStart = new Money(-12345), DebtDate = new DateOnly(2026, 3, 1),
                Monthly = Money.Zero, PaidThisMonth = new Money(50), Current = Money.OfTenge(1000), AgentAvailable = Money.OfTenge(998485),
            },
            Answered = "<vostokPlatAccountNumberInfo><flatOwnerFullName>Ким И.</flatOwnerFullName><flatAddress>Абая 1</flatAddress>" +
                "<atMonthStartAmount>-123.45</atMonthStartAmount><debtOverpaymentDate>2026-03-01</debtOverpaymentDate><monthlyAmount>0.00</monthlyAmount>" +
                "<currentMonthPaymentAmount>0.50</currentMonthPaymentAmount><currentAmount>1000.00</currentAmount></vostokPlatAccountNumberInfo>" +
                "<availableAgentBalance>998485.00</availableAgentBalance>",
            Names = [("holder", "userName"), ("account", "utilityAccountNumber")],
        },
        new(AgentContracts.Transactions11, "vostokPlatPay", "VostokPlatPayRequest")
        {
            Fields = "<userName>77011234567</userName><utilityAccountNumber>0017</utilityAccountNumber><amount>100.00</amount>" +
                "<fullAmount>101.50</fullAmount><rrn>000123</rrn><valueDate>2026-11-24T02:01:06Z</valueDate>",
            Command = new PayVostokPlat(Agent, "77011234567", "0017", "100.00", "101.50", "000123"),
            Answer = (Outcome<PaymentReceipt>)(Receipt.Value with { Kind = PaymentKind.VostokPlat, Held = false, Awaits = Awaited.Money }),
            Answered = Pending + "<reason>Недостаточно средств на балансе агента; платёж ожидает и будет повторён.</reason>",
            Names = [("holder", "userName"), ("account", "utilityAccountNumber"), ("amount", "amount"), ("fullAmount", "fullAmount"), ("reference", "rrn")],
        },
    ];
}
