using Allpay.Infrastructure.Ledger;

namespace Allpay.Infrastructure.Mediation;

/// <summary>What the ledger's refusals are called outside.</summary>
public static class LedgerRefusals
{
    private static readonly Dictionary<LedgerRefusalCode, string> Codes = new()
    {
        [LedgerRefusalCode.KeyReused] = RefusalCodes.KeyReused,
        [LedgerRefusalCode.PaymentUnknown] = RefusalCodes.PaymentUnknown,
        [LedgerRefusalCode.PaymentCompleted] = RefusalCodes.PaymentCompleted,
        [LedgerRefusalCode.PaymentDeclined] = RefusalCodes.PaymentDeclined,
        [LedgerRefusalCode.PaymentNotHeld] = RefusalCodes.PaymentNotHeld,
        [LedgerRefusalCode.PaymentNotExpired] = RefusalCodes.PaymentNotExpired,
        [LedgerRefusalCode.PaymentAtProvider] = RefusalCodes.PaymentAtProvider,
        [LedgerRefusalCode.CaptureExceedsHold] = RefusalCodes.CaptureExceedsHold,
        [LedgerRefusalCode.AmountNotPositive] = RefusalCodes.RequestInvalid,
        [LedgerRefusalCode.FeeExceedsAmount] = RefusalCodes.FeeExceedsAmount,
        [LedgerRefusalCode.AccountsNotDistinct] = RefusalCodes.AccountsNotDistinct,
        [LedgerRefusalCode.AccountUnknown] = RefusalCodes.AccountUnknown,
        [LedgerRefusalCode.CodeGuessedTooOften] = RefusalCodes.CodeGuessedTooOften,
        [LedgerRefusalCode.CodeUnknown] = RefusalCodes.CodeUnknown,
        [LedgerRefusalCode.CodeUsed] = RefusalCodes.CodeUsed,
        [LedgerRefusalCode.CodeExpired] = RefusalCodes.CodeExpired,
        [LedgerRefusalCode.CodeForOtherAmount] = RefusalCodes.CodeForOtherAmount,
        [LedgerRefusalCode.RefundTargetUnknown] = RefusalCodes.RefundTargetUnknown,
        [LedgerRefusalCode.RefundTargetNotCompleted] = RefusalCodes.RefundTargetNotCompleted,
        [LedgerRefusalCode.RefundExceedsPayment] = RefusalCodes.RefundExceedsPayment,
        [LedgerRefusalCode.LimitPerPayment] = RefusalCodes.LimitPerPayment,
        [LedgerRefusalCode.LimitPerDay] = RefusalCodes.LimitPerDay,
        [LedgerRefusalCode.LimitPerMonth] = RefusalCodes.LimitPerMonth,
        [LedgerRefusalCode.InsufficientFunds] = RefusalCodes.InsufficientFunds,
        [LedgerRefusalCode.CeilingReached] = RefusalCodes.CeilingReached,
        [LedgerRefusalCode.TooManyWaiting] = RefusalCodes.TooManyWaiting,
    };

    /// <summary>What a text without figures has behind its code.</summary>
    public const string Discreet = ".discreet";

    /// <summary>
    /// The refusal as the doors tell it; the reference is the one the request carried. Figures of an account are told to its
    /// owner only: to everybody else, and where nobody says who asks, the code must do.
    /// </summary>
    public static Refusal ToRefusal(this LedgerRefusal refusal, string? reference = null, AccountId? asking = null) =>
        HasFiguresOfAccount(refusal.Code) && (asking is null || refusal.Account != asking)
            ? new Refusal(Codes[refusal.Code]) { TextName = Codes[refusal.Code] + Discreet }
            : InFull(refusal, reference);

    // What is held is the request's own payment, whose amount is known to whoever may end it: that is not among them.
    private static bool HasFiguresOfAccount(LedgerRefusalCode code) => code is LedgerRefusalCode.CodeForOtherAmount
        or LedgerRefusalCode.RefundExceedsPayment or LedgerRefusalCode.LimitPerPayment or LedgerRefusalCode.LimitPerDay
        or LedgerRefusalCode.LimitPerMonth or LedgerRefusalCode.InsufficientFunds or LedgerRefusalCode.CeilingReached;

    private static Refusal InFull(LedgerRefusal refusal, string? reference) => refusal.Code switch
    {
        LedgerRefusalCode.AmountNotPositive =>
            Refusal.Invalid(new FieldFault("amount", FieldCodes.AmountNotPositive)),
        LedgerRefusalCode.KeyReused => new Refusal(RefusalCodes.KeyReused, reference ?? ""),
        LedgerRefusalCode.LimitPerPayment or LedgerRefusalCode.LimitPerDay or LedgerRefusalCode.LimitPerMonth
            or LedgerRefusalCode.CeilingReached =>
            Told(refusal, Text(refusal.Limit), Text(refusal.Remaining)) with { Details = LimitOf(refusal) },
        LedgerRefusalCode.InsufficientFunds or LedgerRefusalCode.RefundExceedsPayment =>
            Told(refusal, Text(refusal.Remaining)) with { Details = RemainingOf(refusal) },
        LedgerRefusalCode.CaptureExceedsHold or LedgerRefusalCode.CodeForOtherAmount =>
            Told(refusal, Text(refusal.Limit ?? refusal.Remaining)),
        _ => Told(refusal),
    };

    private static Refusal Told(LedgerRefusal refusal, params IReadOnlyList<string> arguments) =>
        new(Codes[refusal.Code], arguments);

    private static Dictionary<string, string> LimitOf(LedgerRefusal refusal) =>
        new() { ["limit"] = Text(refusal.Limit), ["remaining"] = Text(refusal.Remaining) };

    private static Dictionary<string, string> RemainingOf(LedgerRefusal refusal) =>
        new() { ["remaining"] = Text(refusal.Remaining) };

    private static string Text(Money? money) => (money ?? Money.Zero).ToString();
}
