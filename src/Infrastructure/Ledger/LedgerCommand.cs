namespace Allpay.Infrastructure.Ledger;

/// <summary>One thing asked of the ledger; a closed set. A command carries no clock, no fresh ids and no I/O.</summary>
public abstract record LedgerCommand;

/// <summary>Opens a payment, or finds the one its key already has.</summary>
public sealed record OpenPayment(
    PaymentKey Key, Fingerprint Fingerprint, PaymentKind Kind, PaymentTerms Terms, Opening Opening) : LedgerCommand
{
    /// <summary>Bounds on what may pass through an account; all are kept, or the payment is refused.</summary>
    public IReadOnlyList<TurnoverLimit> Limits { get; init; } = [];

    /// <summary>
    /// How long it may stay held, or wait for its payer or for money; then it may be expired. Null: for ever. The time of what
    /// waits begins anew when it is held.
    /// </summary>
    public TimeSpan? ExpiresIn { get; init; }

    /// <summary>A one-time code to be used up in the same step.</summary>
    public CodeClaim? Code { get; init; }

    /// <summary>
    /// How often codes may be guessed wrongly, counted in the same step: parallel guesses do not get around it.
    /// </summary>
    public IReadOnlyList<GuessLimit> Guesses { get; init; } = [];

    /// <summary>How many of the requester's may wait for their payers; null: any number.</summary>
    public WaitingMax? WaitingMax { get; init; }

    /// <summary>
    /// What the payment is for, opaque to the ledger and kept with it; at most <see cref="Payment.DetailsLengthMax"/>.
    /// </summary>
    public string? Details { get; init; }

    /// <summary>
    /// A known payment may be completed by this repeat, and nothing new is held: what it would need for that is gone.
    /// </summary>
    public bool OnlyEnds { get; init; }

    /// <summary>The payment this one gives back; the sum of its refunds is capped by what was captured.</summary>
    public PaymentId? RefundOf { get; init; }

    public long? TariffId { get; init; }
}

/// <summary>
/// Holds the money of a payment that waits: for its payer, who is then named by the target, or for money. Holding what is held
/// is a replay.
/// </summary>
public sealed record HoldPayment(PaymentTarget Target) : LedgerCommand
{
    /// <summary>The bounds of <see cref="OpenPayment.Limits"/>, checked again: time has passed.</summary>
    public IReadOnlyList<TurnoverLimit> Limits { get; init; } = [];

    /// <summary>How long it may stay held from now on. Null: as long as was said when it was opened.</summary>
    public TimeSpan? ExpiresIn { get; init; }
}

/// <summary>
/// Notes, before it happens, that a held payment goes to its provider. From then on it neither expires nor is declined but by
/// the provider's word. Whoever gets <c>Replayed: false</c> is the one who sends; the others ask.
/// </summary>
public sealed record SendPayment(PaymentTarget Target) : LedgerCommand;

/// <summary>
/// Completes a held payment: whole, or <see cref="Capture"/> of it with the rest released. Completing a completed payment
/// is a replay. What takes a provider's word is completed by <see cref="OnProvidersWord"/> alone, and nothing else is.
/// </summary>
public sealed record CompletePayment(PaymentTarget Target, Capture? Capture = null) : LedgerCommand
{
    public bool OnProvidersWord { get; init; }
}

/// <summary>Declines a pending payment and releases its hold. Declining a declined payment is a replay.</summary>
public sealed record DeclinePayment(PaymentTarget Target, DeclineReason Reason) : LedgerCommand;

/// <summary>Declines a pending payment whose time is over; refused before that.</summary>
public sealed record ExpirePayment(PaymentTarget Target) : LedgerCommand;

/// <summary>
/// The payment meant. Whoever acts for a party names it as requester (and may add its reference), or its account as payer:
/// another party's payment is then unknown, and so is to a payer what never waited for him. Jobs and operators name the id alone.
/// </summary>
public sealed record PaymentTarget(PaymentId Id, PartyId? Requester = null, string? Reference = null)
{
    public AccountId? Payer { get; init; }
}

/// <summary>The part of a hold that is taken, with the fees for that part.</summary>
public sealed record Capture(Money Amount, Money PayerFee, Money PayeeFee);

/// <summary>
/// Bounds on one side of an account: per payment, and posted turnover plus everything pending per business day and
/// month. Null means no bound.
/// </summary>
public sealed record TurnoverLimit(
    AccountId Account, TurnoverSide Side, Money? PerPayment, Money? PerDay, Money? PerMonth);

public enum TurnoverSide
{
    Debits,
    Credits,
}

/// <summary>A one-time code presented for an account, by its hash: the code itself is never stored.</summary>
public sealed record CodeClaim(AccountId Account, Guid Hash);

/// <summary>
/// So many wrong codes may be counted against an account within a window that begins with the first; then no code is looked at
/// until it is over.
/// </summary>
public sealed record GuessLimit(GuessTarget On, int WrongMax, TimeSpan Window);

/// <summary>
/// What wrong codes are counted on: an account (the holder's wallet, the agent's float), or one of them by the other alone.
/// </summary>
public readonly record struct GuessTarget(AccountId Account, AccountId? By = null);

/// <summary>
/// How many payments of one requester may wait for their payers at once: for one payer, and for all of them together.
/// </summary>
public sealed record WaitingMax(int ForOnePayer, int ForAll);
