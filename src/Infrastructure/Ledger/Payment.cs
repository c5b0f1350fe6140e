namespace Allpay.Infrastructure.Ledger;

/// <summary>What a payment is. The number is stored; it never changes its meaning.</summary>
public enum PaymentKind : short
{
    /// <summary>E-money issued against tenge at the bank: bank settlement → float or wallet.</summary>
    Issue = 1,
    Redeem = 2,
    CashIn = 10,
    /// <summary>A cash-in through an Avtobys terminal: the same payment under its own kind.</summary>
    CashInAvtobys = 11,
    CashOut = 20,
    CashOutThroughPayment = 21,
    TerminalGoods = 30,
    TerminalServices = 31,
    VostokPlat = 32,
    Webshop = 40,
    Refund = 50,
    PeerTransfer = 60,
}

/// <summary>Pending → Completed or Declined, and never back. A completed payment is undone by a refund only.</summary>
public enum PaymentStatus : short
{
    Pending = 1,
    Completed = 2,
    Declined = 3,
}

/// <summary>Why a payment was declined.</summary>
public enum DeclineReason : short
{
    None = 0,
    Requester = 1,
    Expired = 2,
    Operator = 3,
    Provider = 4,
    Payer = 5,
}

/// <summary>
/// Who pays whom how much. The payer is charged <see cref="Amount"/> + <see cref="PayerFee"/>; the payee keeps
/// <see cref="Amount"/> − <see cref="PayeeFee"/>; both fees go to commission income. With <see cref="Via"/> the money
/// passes through that account on its way (terminal payments: float → wallet → merchant).
/// </summary>
public sealed record PaymentTerms(
    AccountId Payer,
    AccountId Payee,
    Money Amount,
    Money PayerFee,
    Money PayeeFee,
    AccountId? Via = null)
{
    public Money Charged => Amount + PayerFee;

    /// <summary>Where the payer's money goes first; a hold announces it there.</summary>
    public AccountId FirstStop => Via ?? Payee;

    /// <summary>Every account the payment touches, the commission account only where there is a commission.</summary>
    public IEnumerable<AccountId> Accounts()
    {
        yield return Payer;
        yield return Payee;
        if (Via is { } via) yield return via;
        if (PayerFee.IsPositive || PayeeFee.IsPositive) yield return ChartOfAccounts.CommissionIncome;
    }
}

/// <summary>A payment as the ledger has it: the business fact around its transfers.</summary>
public sealed record Payment
{
    public const int DetailsLengthMax = 1000;

    public required PaymentId Id { get; init; }
    public required PaymentKey Key { get; init; }
    public required Fingerprint Fingerprint { get; init; }
    public required PaymentKind Kind { get; init; }
    public required Opening Opening { get; init; }
    public required PaymentStatus Status { get; init; }
    public required PaymentTerms Terms { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateOnly Day { get; init; }

    /// <summary>The pending transfer that holds the money; null while nothing is held yet.</summary>
    public TransferId? Hold { get; init; }

    /// <summary>The pending transfer that holds the payer's fee, where there is one.</summary>
    public TransferId? FeeHold { get; init; }

    /// <summary>What was taken in the end: the whole amount, or less when only a part of a hold was completed.</summary>
    public Money Captured { get; init; }

    /// <summary>What refunds have given back so far; never above <see cref="Captured"/>.</summary>
    public Money Refunded { get; init; }
    public PaymentId? RefundOf { get; init; }
    public DeclineReason Reason { get; init; }
    public DateTimeOffset? ExpiresAt { get; init; }
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>When it was given to its provider: since then only the provider's word ends it.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>What it is for, as its opener wrote it down.</summary>
    public string? Details { get; init; }

    /// <summary>The tariff that priced it.</summary>
    public long? TariffId { get; init; }

    /// <summary>The version of the payer's and the payee's account after this payment last moved them.</summary>
    public long PayerVersion { get; init; }
    public long PayeeVersion { get; init; }

    public bool IsHeld => Status == PaymentStatus.Pending && Hold is not null;
    public bool IsFinal => Status != PaymentStatus.Pending;

    /// <summary>What has to happen next.</summary>
    public Awaited Awaits => this switch
    {
        { IsFinal: true } => Awaited.Nothing,
        { SentAt: not null } => Awaited.Provider,
        { IsHeld: true } => Awaited.Requester,
        _ => Opening.WaitsForPayer() ? Awaited.Payer : Awaited.Money,
    };
}
