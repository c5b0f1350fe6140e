using System.Collections.Frozen;
using Allpay.Infrastructure.Ledger;
using static Allpay.Infrastructure.Mediation.RefusalKind;
using Books = Allpay.Infrastructure.Ledger.LedgerRefusalCode;

namespace Allpay.Infrastructure.Mediation;

/// <summary>How the doors answer a refusal; REST takes the number as its HTTP status.</summary>
public enum RefusalKind
{
    Invalid = 400,
    Unauthenticated = 401,
    Forbidden = 403,
    NotFound = 404,
    MethodNotAllowed = 405,
    TooSlow = 408,
    Conflict = 409,
    TooLarge = 413,
    UnsupportedMediaType = 415,
    Unprocessable = 422,
    TooMany = 429,
    Unexpected = 500,
    Unavailable = 503,
}

/// <summary>
/// All there is to say of a refusal code: how the doors answer it, what its exception is called on the agents' wire (published:
/// partners' programs look for these names), and which refusal of the ledger it tells.
/// </summary>
public sealed record RefusalRow(string Code, RefusalKind Kind, string Exception, LedgerRefusalCode? Ledger = null);

/// <summary>One row for every refusal code. A code that is missing here does not exist.</summary>
public static class RefusalCatalog
{
    public static FrozenDictionary<string, RefusalRow> All { get; } = new RefusalRow[]
    {
        new(RefusalCodes.RequestInvalid, Invalid, "InvalidRequest", Books.AmountNotPositive),
        new(RefusalCodes.RouteUnknown, NotFound, "InvalidRequest"),
        new(RefusalCodes.MethodNotAllowed, MethodNotAllowed, "InvalidRequest"),
        new(RefusalCodes.BodyTooLarge, TooLarge, "InvalidRequest"),
        new(RefusalCodes.BodyTooSlow, TooSlow, "InvalidRequest"),
        new(RefusalCodes.MediaTypeUnsupported, UnsupportedMediaType, "InvalidRequest"),
        new(RefusalCodes.RateLimited, TooMany, "ServiceUnavailable"),
        new(RefusalCodes.Unauthenticated, Unauthenticated, "Authentication"),
        new(RefusalCodes.Forbidden, Forbidden, "InsufficientPrivilege"),
        new(RefusalCodes.RequesterMismatch, Forbidden, "RequesterMismatch"),
        new(RefusalCodes.MessageStale, Forbidden, "MessageExpired"),
        new(RefusalCodes.MessageRepeated, Conflict, "MessageReplayed"),
        new(RefusalCodes.KeyRequired, Invalid, "InvalidRequest"),
        new(RefusalCodes.KeyReused, Conflict, "DuplicateReference", Books.KeyReused),
        new(RefusalCodes.HolderUnknown, Unprocessable, "UserNotFound"),
        new(RefusalCodes.HolderBlocked, Unprocessable, "UserBlocked"),
        new(RefusalCodes.AccountUnknown, NotFound, "AccountNotFound", Books.AccountUnknown),
        new(RefusalCodes.PaymentUnknown, NotFound, "TransactionNotFound", Books.PaymentUnknown),
        new(RefusalCodes.PaymentCompleted, Conflict, "TransactionAlreadyCompleted", Books.PaymentCompleted),
        new(RefusalCodes.PaymentDeclined, Conflict, "TransactionAlreadyDeclined", Books.PaymentDeclined),
        new(RefusalCodes.PaymentNotHeld, Conflict, "TransactionNotHeld", Books.PaymentNotHeld),
        new(RefusalCodes.PaymentNotExpired, Conflict, "TransactionNotExpired", Books.PaymentNotExpired),
        new(RefusalCodes.PaymentAtProvider, Conflict, "TransactionAtProvider", Books.PaymentAtProvider),
        new(RefusalCodes.CaptureExceedsHold, Unprocessable, "AmountExceedsHold", Books.CaptureExceedsHold),
        new(RefusalCodes.FeeExceedsAmount, Unprocessable, "CommissionExceedsAmount", Books.FeeExceedsAmount),
        new(RefusalCodes.AccountsNotDistinct, Unprocessable, "SameAccount", Books.AccountsNotDistinct),
        new(RefusalCodes.CodeGuessedTooOften, TooMany, "TokenAttemptsExceeded", Books.CodeGuessedTooOften),
        new(RefusalCodes.TooManyWaiting, Unprocessable, "TokenAttemptsExceeded", Books.TooManyWaiting),
        new(RefusalCodes.TooManyCodes, Unprocessable, "TokenAttemptsExceeded"),
        new(RefusalCodes.LoginWrong, Unauthenticated, "Authentication"),
        new(RefusalCodes.LoginGuessedTooOften, TooMany, "Authentication"),
        new(RefusalCodes.PasswordCodeWrong, Unprocessable, "AccessDenied"),
        new(RefusalCodes.LoginBusy, Unavailable, "ServiceUnavailable"),
        new(RefusalCodes.TerminalUnknown, Unprocessable, "TerminalNotFound"),
        new(RefusalCodes.MerchantBlocked, Unprocessable, "MerchantBlocked"),
        new(RefusalCodes.ServiceUnknown, Unprocessable, "ServiceNotFound"),
        new(RefusalCodes.ServiceBlocked, Unprocessable, "ServiceBlocked"),
        new(RefusalCodes.UtilityAccountUnknown, Unprocessable, "UtilityAccountNotFound"),
        new(RefusalCodes.ProviderUnavailable, Unavailable, "ProviderUnavailable"),
        new(RefusalCodes.CertificateUnknown, NotFound, "CertificateNotFound"),
        new(RefusalCodes.CertificateNotProven, Unprocessable, "AccessDenied"),
        new(RefusalCodes.CertificateKeyKnown, Conflict, "CertificateAlreadyExists"),
        new(RefusalCodes.CertificateKnown, Conflict, "CertificateAlreadyExists"),
        new(RefusalCodes.OperatorUnknown, NotFound, "OperatorNotFound"),
        new(RefusalCodes.OperatorKnown, Conflict, "OperatorAlreadyExists"),
        new(RefusalCodes.OperatorOneself, Conflict, "AccessDenied"),
        new(RefusalCodes.AgentUnknown, NotFound, "AgentNotFound"),
        new(RefusalCodes.CodeUnknown, Unprocessable, "TokenNotValid", Books.CodeUnknown),
        new(RefusalCodes.CodeUsed, Unprocessable, "TokenAlreadyUsed", Books.CodeUsed),
        new(RefusalCodes.CodeExpired, Unprocessable, "TokenExpired", Books.CodeExpired),
        new(RefusalCodes.CodeForOtherAmount, Unprocessable, "TokenAmountMismatch", Books.CodeForOtherAmount),
        new(RefusalCodes.RefundTargetUnknown, Unprocessable, "TransactionNotFound", Books.RefundTargetUnknown),
        new(RefusalCodes.RefundTargetNotCompleted, Unprocessable, "TransactionNotCompleted", Books.RefundTargetNotCompleted),
        new(RefusalCodes.RefundExceedsPayment, Unprocessable, "RefundExceedsPayment", Books.RefundExceedsPayment),
        new(RefusalCodes.LimitPerPayment, Unprocessable, "PaymentLimitExceeded", Books.LimitPerPayment),
        new(RefusalCodes.LimitPerDay, Unprocessable, "DailyLimitExceeded", Books.LimitPerDay),
        new(RefusalCodes.LimitPerMonth, Unprocessable, "MonthlyLimitExceeded", Books.LimitPerMonth),
        new(RefusalCodes.CeilingReached, Unprocessable, "BalanceLimitExceeded", Books.CeilingReached),
        new(RefusalCodes.InsufficientFunds, Unprocessable, "InsufficientFunds", Books.InsufficientFunds),
        new(RefusalCodes.VersionNotReached, Unavailable, "ServiceUnavailable"),
        new(RefusalCodes.ServiceUnavailable, Unavailable, "ServiceUnavailable"),
        new(RefusalCodes.Unexpected, Unexpected, "Unexpected"),
    }.ToFrozenDictionary(row => row.Code);

    private static readonly FrozenDictionary<LedgerRefusalCode, string> Codes =
        All.Values.Where(row => row.Ledger is not null).ToFrozenDictionary(row => row.Ledger!.Value, row => row.Code);

    public static RefusalKind KindOf(string code) => All[code].Kind;

    /// <summary>What a refusal of the ledger is called outside.</summary>
    public static string CodeOf(LedgerRefusalCode refusal) => Codes[refusal];
}
