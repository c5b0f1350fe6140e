using System.Collections.Frozen;

namespace Allpay.Infrastructure.Mediation;

/// <summary>How the doors answer a refusal; REST takes the number as its HTTP status.</summary>
public enum RefusalKind
{
    Invalid = 400,
    Unauthenticated = 401,
    Forbidden = 403,
    NotFound = 404,
    MethodNotAllowed = 405,
    Conflict = 409,
    TooLarge = 413,
    UnsupportedMediaType = 415,
    Unprocessable = 422,
    TooMany = 429,
    Unexpected = 500,
    Unavailable = 503,
}

/// <summary>The kind of every refusal code. A code that is missing here does not exist.</summary>
public static class RefusalCatalog
{
    public static FrozenDictionary<string, RefusalKind> All { get; } = new Dictionary<string, RefusalKind>
    {
        [RefusalCodes.RequestInvalid] = RefusalKind.Invalid,
        [RefusalCodes.KeyRequired] = RefusalKind.Invalid,
        [RefusalCodes.RouteUnknown] = RefusalKind.NotFound,
        [RefusalCodes.MethodNotAllowed] = RefusalKind.MethodNotAllowed,
        [RefusalCodes.BodyTooLarge] = RefusalKind.TooLarge,
        [RefusalCodes.MediaTypeUnsupported] = RefusalKind.UnsupportedMediaType,
        [RefusalCodes.RateLimited] = RefusalKind.TooMany,
        [RefusalCodes.Unauthenticated] = RefusalKind.Unauthenticated,
        [RefusalCodes.Forbidden] = RefusalKind.Forbidden,
        [RefusalCodes.RequesterMismatch] = RefusalKind.Forbidden,
        [RefusalCodes.MessageStale] = RefusalKind.Forbidden,
        [RefusalCodes.MessageRepeated] = RefusalKind.Conflict,
        [RefusalCodes.AccountUnknown] = RefusalKind.NotFound,
        [RefusalCodes.PaymentUnknown] = RefusalKind.NotFound,
        [RefusalCodes.KeyReused] = RefusalKind.Conflict,
        [RefusalCodes.PaymentCompleted] = RefusalKind.Conflict,
        [RefusalCodes.PaymentDeclined] = RefusalKind.Conflict,
        [RefusalCodes.PaymentNotHeld] = RefusalKind.Conflict,
        [RefusalCodes.PaymentNotExpired] = RefusalKind.Conflict,
        [RefusalCodes.PaymentAtProvider] = RefusalKind.Conflict,
        [RefusalCodes.CertificateKeyKnown] = RefusalKind.Conflict,
        [RefusalCodes.CertificateKnown] = RefusalKind.Conflict,
        [RefusalCodes.CertificateUnknown] = RefusalKind.NotFound,
        [RefusalCodes.OperatorUnknown] = RefusalKind.NotFound,
        [RefusalCodes.OperatorKnown] = RefusalKind.Conflict,
        [RefusalCodes.OperatorOneself] = RefusalKind.Conflict,
        [RefusalCodes.AgentUnknown] = RefusalKind.NotFound,
        [RefusalCodes.LoginWrong] = RefusalKind.Unauthenticated,
        [RefusalCodes.LoginGuessedTooOften] = RefusalKind.TooMany,
        [RefusalCodes.PasswordCodeWrong] = RefusalKind.Unprocessable,
        [RefusalCodes.LoginBusy] = RefusalKind.Unavailable,
        [RefusalCodes.CodeGuessedTooOften] = RefusalKind.TooMany,
        [RefusalCodes.TooManyWaiting] = RefusalKind.Unprocessable,
        [RefusalCodes.CertificateNotProven] = RefusalKind.Unprocessable,
        [RefusalCodes.TooManyCodes] = RefusalKind.Unprocessable,
        [RefusalCodes.TerminalUnknown] = RefusalKind.Unprocessable,
        [RefusalCodes.MerchantBlocked] = RefusalKind.Unprocessable,
        [RefusalCodes.ServiceUnknown] = RefusalKind.Unprocessable,
        [RefusalCodes.ServiceBlocked] = RefusalKind.Unprocessable,
        [RefusalCodes.UtilityAccountUnknown] = RefusalKind.Unprocessable,
        [RefusalCodes.ProviderUnavailable] = RefusalKind.Unavailable,
        [RefusalCodes.HolderUnknown] = RefusalKind.Unprocessable,
        [RefusalCodes.HolderBlocked] = RefusalKind.Unprocessable,
        [RefusalCodes.CaptureExceedsHold] = RefusalKind.Unprocessable,
        [RefusalCodes.FeeExceedsAmount] = RefusalKind.Unprocessable,
        [RefusalCodes.AccountsNotDistinct] = RefusalKind.Unprocessable,
        [RefusalCodes.CodeUnknown] = RefusalKind.Unprocessable,
        [RefusalCodes.CodeUsed] = RefusalKind.Unprocessable,
        [RefusalCodes.CodeExpired] = RefusalKind.Unprocessable,
        [RefusalCodes.CodeForOtherAmount] = RefusalKind.Unprocessable,
        [RefusalCodes.RefundTargetUnknown] = RefusalKind.Unprocessable,
        [RefusalCodes.RefundTargetNotCompleted] = RefusalKind.Unprocessable,
        [RefusalCodes.RefundExceedsPayment] = RefusalKind.Unprocessable,
        [RefusalCodes.LimitPerPayment] = RefusalKind.Unprocessable,
        [RefusalCodes.LimitPerDay] = RefusalKind.Unprocessable,
        [RefusalCodes.LimitPerMonth] = RefusalKind.Unprocessable,
        [RefusalCodes.CeilingReached] = RefusalKind.Unprocessable,
        [RefusalCodes.InsufficientFunds] = RefusalKind.Unprocessable,
        [RefusalCodes.VersionNotReached] = RefusalKind.Unavailable,
        [RefusalCodes.ServiceUnavailable] = RefusalKind.Unavailable,
        [RefusalCodes.Unexpected] = RefusalKind.Unexpected,
    }.ToFrozenDictionary();

    public static RefusalKind KindOf(string code) => All[code];
}
