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
    };

    /// <summary>The refusal as the doors tell it; the reference is the one the request carried.</summary>
    public static Refusal ToRefusal(this LedgerRefusal refusal, string? reference = null) => refusal.Code switch
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
