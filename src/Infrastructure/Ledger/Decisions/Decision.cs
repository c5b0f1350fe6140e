namespace Allpay.Infrastructure.Ledger.Decisions;

/// <summary>
/// What the clock and the sequences say for one command: inputs, so that the same inputs give the same books.
/// </summary>
public sealed record StepInput(DateTimeOffset Now, PaymentId NewPayment, TransferId FirstTransfer)
{
    /// <summary>The most transfers one command makes: two legs on the way and two fees.</summary>
    public const int TransfersMax = 4;
}

/// <summary>The answer to one command and everything that has to be written for it to be true.</summary>
public sealed record Decision(LedgerResult Result)
{
    /// <summary>The payment as it is now, where the command opened or changed it.</summary>
    public Payment? Payment { get; init; }

    /// <summary>The refunded payment as it is now.</summary>
    public Payment? Refunded { get; init; }
    public IReadOnlyList<Transfer> Transfers { get; init; } = [];
    public CodeState? UsedCode { get; init; }

    /// <summary>Counts of wrong codes that a refusal changed: the one thing a refusal writes.</summary>
    public IReadOnlyList<CodeGuesses> Guesses { get; init; } = [];

    public static Decision Refuse(LedgerRefusalCode code, Payment? payment = null) => Refuse(new LedgerRefusal(code), payment);

    public static Decision Refuse(LedgerRefusal refusal, Payment? payment = null) =>
        new(new LedgerResult.Refused(refusal, payment));

    public static Decision Replay(Payment payment) => new(new LedgerResult.Done(payment, Replayed: true));

    public static Decision Done(Payment payment, IReadOnlyList<Transfer> transfers) =>
        new(new LedgerResult.Done(payment, Replayed: false)) { Payment = payment, Transfers = transfers };
}
