using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Ledger.Decisions;

namespace Allpay.UnitTests.Ledger;

/// <summary>The books in memory: the pure decisions with a clock and sequences that the test holds in its hand.</summary>
internal sealed class Books
{
    public static readonly AccountId Float = new(101);
    public static readonly AccountId OtherFloat = new(102);
    public static readonly AccountId Wallet = new(201);
    public static readonly AccountId OtherWallet = new(202);
    public static readonly AccountId Shop = new(301);
    public static readonly PartyId Agent = new(11);
    public static readonly PartyId Operator = new(1);

    private long _nextPayment = 1001;
    private long _nextTransfer = 1;

    public Books(DateOnly? day = null)
    {
        State = new LedgerState(day ?? new DateOnly(2026, 11, 24));
        Open(ChartOfAccounts.BankSettlement, AccountKind.BankSettlement);
        Open(ChartOfAccounts.CommissionIncome, AccountKind.CommissionIncome);
        Open(Float, AccountKind.AgentFloat);
        Open(OtherFloat, AccountKind.AgentFloat);
        Open(Wallet, AccountKind.HolderWallet, ceiling: Money.OfTenge(1000));
        Open(OtherWallet, AccountKind.HolderWallet);
        Open(Shop, AccountKind.MerchantWallet);
    }

    public LedgerState State { get; }
    public DateTimeOffset Now { get; set; } = new(2026, 11, 24, 5, 0, 0, TimeSpan.Zero);
    public List<Transfer> Transfers { get; } = [];

    public AccountState this[AccountId id] => State.Accounts[id];

    public void Open(AccountId id, AccountKind kind, Money? ceiling = null) => State.Add(new AccountState(id, kind)
    {
        Floor = ChartOfAccounts.FloorOf(kind),
        Ceiling = ceiling ?? ChartOfAccounts.CeilingOf(kind),
    });

    public LedgerResult Do(LedgerCommand command)
    {
        var input = new StepInput(Now, new PaymentId(_nextPayment++), new TransferId(_nextTransfer));
        _nextTransfer += StepInput.TransfersMax;
        var decision = LedgerDecisions.Decide(State, command, input);
        State.Apply(decision);
        Transfers.AddRange(decision.Transfers);
        return decision.Result;
    }

    public Payment Done(LedgerCommand command) => Assert.IsType<LedgerResult.Done>(Do(command)).Payment;

    public LedgerRefusal Refused(LedgerCommand command) => Assert.IsType<LedgerResult.Refused>(Do(command)).Refusal;

    public void Issue(AccountId to, long tenge) => Done(Payment(
        $"issue-{_nextPayment}", new PaymentTerms(
            ChartOfAccounts.BankSettlement, to, Money.OfTenge(tenge), Money.Zero, Money.Zero), Opening.Post));

    public static OpenPayment Payment(string reference, PaymentTerms terms, Opening opening = Opening.Hold) => new(
        new PaymentKey(Agent, reference),
        Fingerprint.Of("test", terms.Payer.ToString(), terms.Payee.ToString(), terms.Amount.ToString()),
        PaymentKind.CashIn, terms, opening);

    public static PaymentTerms CashIn(long tenge, long payerFee = 0, long payeeFee = 0) =>
        new(Float, Wallet, Money.OfTenge(tenge), Money.OfTenge(payerFee), Money.OfTenge(payeeFee));
}
