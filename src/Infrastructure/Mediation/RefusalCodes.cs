namespace Allpay.Infrastructure.Mediation;

/// <summary>Every refusal code there is. Published: a code is never renamed and never changes its meaning.</summary>
public static class RefusalCodes
{
    public const string RequestInvalid = "request.invalid";
    public const string RouteUnknown = "request.route_unknown";
    public const string MethodNotAllowed = "request.method_not_allowed";
    public const string BodyTooLarge = "request.body_too_large";
    public const string BodyTooSlow = "request.body_too_slow";
    public const string MediaTypeUnsupported = "request.media_type_unsupported";
    public const string RateLimited = "request.rate_limited";
    public const string Unauthenticated = "caller.unauthenticated";
    public const string Forbidden = "caller.forbidden";
    public const string RequesterMismatch = "caller.requester_mismatch";
    public const string MessageStale = "message.stale";
    public const string MessageRepeated = "message.repeated";
    public const string KeyRequired = "idempotency.key_required";
    public const string KeyReused = "idempotency.key_reused";
    public const string HolderUnknown = "holder.unknown";
    public const string HolderBlocked = "holder.blocked";
    public const string AccountUnknown = "account.unknown";
    public const string PaymentUnknown = "payment.unknown";
    public const string PaymentCompleted = "payment.already_completed";
    public const string PaymentDeclined = "payment.already_declined";
    public const string PaymentNotHeld = "payment.not_held";
    public const string PaymentNotExpired = "payment.not_expired";
    public const string PaymentAtProvider = "payment.at_provider";
    public const string TooManyWaiting = "payment.too_many_waiting";
    public const string CaptureExceedsHold = "payment.capture_exceeds_hold";
    public const string FeeExceedsAmount = "payment.fee_exceeds_amount";
    public const string AccountsNotDistinct = "payment.accounts_not_distinct";
    public const string CodeGuessedTooOften = "code.guessed_too_often";
    public const string CertificateNotProven = "certificate.not_proven";
    public const string TooManyCodes = "code.too_many";
    public const string LoginWrong = "login.wrong";
    public const string LoginGuessedTooOften = "login.guessed_too_often";
    public const string PasswordCodeWrong = "password_code.wrong";
    public const string LoginBusy = "login.busy";
    public const string TerminalUnknown = "terminal.unknown";
    public const string MerchantBlocked = "merchant.blocked";
    public const string ServiceUnknown = "service_code.unknown";
    public const string ServiceBlocked = "service_code.blocked";
    public const string UtilityAccountUnknown = "utility_account.unknown";
    public const string ProviderUnavailable = "provider.unavailable";
    public const string CertificateUnknown = "certificate.unknown";
    public const string CertificateKeyKnown = "certificate.key_known";
    public const string CertificateKnown = "certificate.known";
    public const string OperatorUnknown = "operator.unknown";
    public const string OperatorKnown = "operator.known";
    public const string OperatorOneself = "operator.oneself";
    public const string AgentUnknown = "agent.unknown";
    public const string CodeUnknown = "code.unknown";
    public const string CodeUsed = "code.used";
    public const string CodeExpired = "code.expired";
    public const string CodeForOtherAmount = "code.other_amount";
    public const string RefundTargetUnknown = "refund.payment_unknown";
    public const string RefundTargetNotCompleted = "refund.payment_not_completed";
    public const string RefundExceedsPayment = "refund.exceeds_payment";
    public const string LimitPerPayment = "limit.per_payment";
    public const string LimitPerDay = "limit.per_day";
    public const string LimitPerMonth = "limit.per_month";
    public const string CeilingReached = "limit.balance";
    public const string InsufficientFunds = "funds.insufficient";
    public const string VersionNotReached = "balance.version_not_reached";
    public const string ServiceUnavailable = "service.unavailable";
    public const string Unexpected = "service.unexpected";
}

/// <summary>What can be wrong with one field.</summary>
public static class FieldCodes
{
    public const string Required = "field.required";
    public const string TooLong = "field.too_long";
    public const string TooShort = "field.too_short";
    public const string Malformed = "field.malformed";
    public const string Unknown = "field.unknown";
    public const string Repeated = "field.repeated";
    public const string NotJson = "field.not_json";
    public const string UnknownLanguage = "field.language_unknown";
    public const string AmountMalformed = "field.amount_malformed";
    public const string AmountNotPositive = "field.amount_not_positive";
    public const string AmountTooPrecise = "field.amount_too_precise";
    public const string AmountTooLarge = "field.amount_too_large";
    public const string BelowAmount = "field.below_amount";
    public const string KeyUnusable = "field.key_unusable";
}
