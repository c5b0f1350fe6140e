using System.Collections.Frozen;
using Allpay.Infrastructure.Mediation;

namespace Allpay.Host.AgentSoap;

/// <summary>
/// The Java class name a refusal has on the wire. Published: partners' programs look for these names.
/// </summary>
internal static class LegacyExceptions
{
    private const string Package = "kz.allpay.mfs.ws.soap.exception.";

    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>
    {
        [RefusalCodes.RequestInvalid] = "InvalidRequestException",
        [RefusalCodes.KeyRequired] = "InvalidRequestException",
        [RefusalCodes.RouteUnknown] = "InvalidRequestException",
        [RefusalCodes.MethodNotAllowed] = "InvalidRequestException",
        [RefusalCodes.BodyTooLarge] = "InvalidRequestException",
        [RefusalCodes.MediaTypeUnsupported] = "InvalidRequestException",
        [RefusalCodes.RateLimited] = "ServiceUnavailableException",
        [RefusalCodes.Unauthenticated] = "AuthenticationException",
        [RefusalCodes.Forbidden] = "InsufficientPrivilegeException",
        [RefusalCodes.RequesterMismatch] = "RequesterMismatchException",
        [RefusalCodes.MessageStale] = "MessageExpiredException",
        [RefusalCodes.MessageRepeated] = "MessageReplayedException",
        [RefusalCodes.KeyReused] = "DuplicateReferenceException",
        [RefusalCodes.HolderUnknown] = "UserNotFoundException",
        [RefusalCodes.HolderBlocked] = "UserBlockedException",
        [RefusalCodes.AccountUnknown] = "AccountNotFoundException",
        [RefusalCodes.PaymentUnknown] = "TransactionNotFoundException",
        [RefusalCodes.PaymentCompleted] = "TransactionAlreadyCompletedException",
        [RefusalCodes.PaymentDeclined] = "TransactionAlreadyDeclinedException",
        [RefusalCodes.PaymentNotHeld] = "TransactionNotHeldException",
        [RefusalCodes.PaymentNotExpired] = "TransactionNotExpiredException",
        [RefusalCodes.PaymentAtProvider] = "TransactionAtProviderException",
        [RefusalCodes.CaptureExceedsHold] = "AmountExceedsHoldException",
        [RefusalCodes.FeeExceedsAmount] = "CommissionExceedsAmountException",
        [RefusalCodes.AccountsNotDistinct] = "SameAccountException",
        [RefusalCodes.CodeGuessedTooOften] = "TokenAttemptsExceededException",
        [RefusalCodes.TooManyWaiting] = "TokenAttemptsExceededException",
        [RefusalCodes.CertificateNotProven] = "AccessDeniedException",
        [RefusalCodes.TooManyCodes] = "TokenAttemptsExceededException",
        [RefusalCodes.LoginWrong] = "AuthenticationException",
        [RefusalCodes.LoginGuessedTooOften] = "AuthenticationException",
        [RefusalCodes.PasswordCodeWrong] = "AccessDeniedException",
        [RefusalCodes.LoginBusy] = "ServiceUnavailableException",
        [RefusalCodes.TerminalUnknown] = "TerminalNotFoundException",
        [RefusalCodes.MerchantBlocked] = "MerchantBlockedException",
        [RefusalCodes.ServiceUnknown] = "ServiceNotFoundException",
        [RefusalCodes.ServiceBlocked] = "ServiceBlockedException",
        [RefusalCodes.UtilityAccountUnknown] = "UtilityAccountNotFoundException",
        [RefusalCodes.ProviderUnavailable] = "ProviderUnavailableException",
        [RefusalCodes.CertificateUnknown] = "CertificateNotFoundException",
        [RefusalCodes.CertificateKeyKnown] = "CertificateAlreadyExistsException",
        [RefusalCodes.CertificateKnown] = "CertificateAlreadyExistsException",
        [RefusalCodes.OperatorUnknown] = "OperatorNotFoundException",
        [RefusalCodes.OperatorKnown] = "OperatorAlreadyExistsException",
        [RefusalCodes.OperatorOneself] = "AccessDeniedException",
        [RefusalCodes.AgentUnknown] = "AgentNotFoundException",
        [RefusalCodes.CodeUnknown] = "TokenNotValidException",
        [RefusalCodes.CodeUsed] = "TokenAlreadyUsedException",
        [RefusalCodes.CodeExpired] = "TokenExpiredException",
        [RefusalCodes.CodeForOtherAmount] = "TokenAmountMismatchException",
        [RefusalCodes.RefundTargetUnknown] = "TransactionNotFoundException",
        [RefusalCodes.RefundTargetNotCompleted] = "TransactionNotCompletedException",
        [RefusalCodes.RefundExceedsPayment] = "RefundExceedsPaymentException",
        [RefusalCodes.LimitPerPayment] = "PaymentLimitExceededException",
        [RefusalCodes.LimitPerDay] = "DailyLimitExceededException",
        [RefusalCodes.LimitPerMonth] = "MonthlyLimitExceededException",
        [RefusalCodes.CeilingReached] = "BalanceLimitExceededException",
        [RefusalCodes.InsufficientFunds] = "InsufficientFundsException",
        [RefusalCodes.VersionNotReached] = "ServiceUnavailableException",
        [RefusalCodes.ServiceUnavailable] = "ServiceUnavailableException",
        [RefusalCodes.Unexpected] = "UnexpectedException",
    }.ToFrozenDictionary(code => code.Key, name => Package + name.Value);

    // VostokPlat's refusal came through from another system under that system's name, and programs compare it.
    private static readonly FrozenDictionary<(string Operation, string Code), string> Foreign =
        new Dictionary<(string, string), string>
        {
            [("vostokPlatCheck", RefusalCodes.UtilityAccountUnknown)] =
                "cy.com.netinfo.netteller.exception.account.AccountNotFoundException",
        }.ToFrozenDictionary();

    public static readonly string CertificateNotActive = Package + "CertificateNotActiveException";

    public static string NameOf(string refusalCode) => Names[refusalCode];

    /// <summary>Another system's name for it, which stands alone in the faultstring too; null nearly everywhere.</summary>
    public static string? ForeignNameOf(string operation, string refusalCode) =>
        Foreign.GetValueOrDefault((operation, refusalCode));
}
