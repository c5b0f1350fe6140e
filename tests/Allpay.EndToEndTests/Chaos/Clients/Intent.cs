using Allpay.EndToEndTests.ThousandAgents;

namespace Allpay.EndToEndTests.Chaos.Clients;

internal enum IntentKind
{
    PayCashIn,
    CompletedCashIn,
    DeclinedCashIn,
    PayCashOut,
    CompletedCashOut,
    DeclinedCashOut,
    Goods,
    Service,

    /// <summary>A cash-in to a holder there is not.</summary>
    UnknownHolder,

    /// <summary>A cash-in of more than any float has.</summary>
    TooMuch,
}

/// <summary>What is asked about an intent in one call.</summary>
internal enum Ask
{
    /// <summary>
    /// The first call and every further one of what is not held first: over SOAP a repeat completes, over REST the first call
    /// does, and a repeat tells the state.
    /// </summary>
    Open,
    Complete,
    Decline,

    /// <summary>The payment by its reference.</summary>
    Find,

    /// <summary>The same reference with another amount.</summary>
    Changed,
}

/// <summary>One key of a client: what is wanted, and everything that was ever told about it.</summary>
internal sealed class Intent(IntentKind kind, bool isRest, CrowdHolder holder, decimal amount)
{
    public const string Terminal = "T-0001";
    public const string Service = "1001";
    private const int ComplaintsMax = 3;

    public IntentKind Kind { get; } = kind;

    /// <summary>Asked for over REST; over SOAP otherwise.</summary>
    public bool IsRest { get; } = isRest;
    public CrowdHolder Holder { get; } = holder;
    public decimal Amount { get; } = amount;
    public string Reference { get; } = $"{Guid.NewGuid()}";

    /// <summary>The holder's one-time code, of a cash-out.</summary>
    public string Code { get; init; } = "";

    /// <summary>The payer's account at the provider, of a service.</summary>
    public string Account { get; init; } = "";

    /// <summary>How many calls were sent that may have begun or ended it.</summary>
    public int Calls { get; set; }
    public long? PaymentId { get; set; }

    /// <summary>What was told as final first; null until then.</summary>
    public Told? Final { get; set; }
    public TimeSpan FinalAt { get; set; }

    /// <summary>The final answer over REST, which never changes by a letter; null where there was none yet.</summary>
    public string? FinalText { get; set; }

    /// <summary>Everything that was told, for the story of a finding.</summary>
    public List<string> Story { get; } = [];

    /// <summary>How many answers about it were none that may be given.</summary>
    public int Complaints { get; set; }

    /// <summary>Nothing more is to be learned from asking.</summary>
    public bool IsGivenUp => Complaints >= ComplaintsMax;

    public bool IsCashOut => Kind is IntentKind.PayCashOut or IntentKind.CompletedCashOut or IntentKind.DeclinedCashOut;
    public bool IsTerminal => Kind is IntentKind.Goods or IntentKind.Service;
    public bool IsToBeRefused => Kind is IntentKind.UnknownHolder or IntentKind.TooMuch;

    /// <summary>Held by one call and ended by another.</summary>
    public bool IsHeldFirst => Kind is IntentKind.CompletedCashIn or IntentKind.DeclinedCashIn
        or IntentKind.CompletedCashOut or IntentKind.DeclinedCashOut;

    /// <summary>Ended by repeating the call that began it, as the contracts have it; the first such call never ends it.</summary>
    public bool IsPayStyle => !IsRest && !IsHeldFirst && !IsToBeRefused;

    /// <summary>How it has to end.</summary>
    public Word Wanted => IsToDecline || Account == ProviderAccounts.Refused ? Word.Declined : Word.Completed;

    private bool IsToDecline => Kind is IntentKind.DeclinedCashIn or IntentKind.DeclinedCashOut;

    /// <summary>What brings it nearer to its end.</summary>
    public Ask Next => !IsHeldFirst || PaymentId is null ? Ask.Open : End;

    public Ask End => IsToDecline ? Ask.Decline : Ask.Complete;
    public Ask OtherEnd => IsToDecline ? Ask.Complete : Ask.Decline;

    /// <summary>By the crowd's tariffs; amounts are such that nothing is rounded.</summary>
    public (decimal Payer, decimal Payee) Fees => Kind switch
    {
        IntentKind.Service => (0, 0),
        IntentKind.Goods => (0, Amount * 0.02m),
        _ when IsCashOut => (Amount * 0.01m, 0),
        _ => (0, Math.Clamp(Amount * 0.015m, 1, 500)),
    };

    /// <summary>The names, over REST and SOAP, of the refusal that this intent is sent for.</summary>
    public Refusal? Expected => Kind switch
    {
        IntentKind.UnknownHolder => Refusal.HolderUnknown,
        IntentKind.TooMuch => Refusal.InsufficientFunds,
        _ => null,
    };

    public override string ToString() =>
        $"{Kind} {Reference} over {(IsRest ? "REST" : "SOAP")}, {Amount} KZT, told: {string.Join("; ", Story)}";
}

/// <summary>A refusal's two names.</summary>
internal sealed record Refusal(string Rest, string Soap)
{
    public static readonly Refusal HolderUnknown = new("holder.unknown", "UserNotFoundException");
    public static readonly Refusal InsufficientFunds = new("funds.insufficient", "InsufficientFundsException");
    public static readonly Refusal KeyReused = new("idempotency.key_reused", "DuplicateReferenceException");
    public static readonly Refusal Completed = new("payment.already_completed", "TransactionAlreadyCompletedException");
    public static readonly Refusal Declined = new("payment.already_declined", "TransactionAlreadyDeclinedException");

    public bool Is(string? name) => name == Rest || name == Soap;
}
