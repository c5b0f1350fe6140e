namespace Allpay.Infrastructure.Ledger.Decisions;

/// <summary>
/// Is the one-time code good, and may it be tried at all? Wrong ones are counted by the decision that refuses them, so the
/// count is as serial as the books.
/// </summary>
internal static class CodeChecks
{
    public static LedgerRefusal? Check(LedgerState state, OpenPayment open, DateTimeOffset now)
    {
        if (open.Code is not { } claim) return null;
        return open.Guesses.Any(limit => IsExhausted(state.GuessesOn(limit.On), limit, now))
            ? new(LedgerRefusalCode.CodeGuessedTooOften)
            : Check(state.Code(claim), claim, open.Terms.Amount, now);
    }

    /// <summary>The counts as they are after a refusal; none where the code was not the reason.</summary>
    public static IReadOnlyList<CodeGuesses> Count(
        LedgerState state, OpenPayment open, LedgerRefusal refusal, DateTimeOffset now) =>
        IsWrongGuess(refusal.Code) ? [.. open.Guesses.Select(limit => Counted(state.GuessesOn(limit.On), limit, now))] : [];

    private static LedgerRefusal? Check(CodeState? code, CodeClaim claim, Money amount, DateTimeOffset now) => code switch
    {
        null => new(LedgerRefusalCode.CodeUnknown),
        { UsedBy: not null } => new(LedgerRefusalCode.CodeUsed),
        _ when code.ExpiresAt <= now => new(LedgerRefusalCode.CodeExpired),
        { Amount: { } bound } when bound != amount =>
            new(LedgerRefusalCode.CodeForOtherAmount, Limit: bound) { Account = claim.Account },
        _ => null,
    };

    private static bool IsWrongGuess(LedgerRefusalCode code) => code is LedgerRefusalCode.CodeUnknown
        or LedgerRefusalCode.CodeUsed or LedgerRefusalCode.CodeExpired or LedgerRefusalCode.CodeForOtherAmount;

    private static bool IsExhausted(CodeGuesses? guesses, GuessLimit limit, DateTimeOffset now) =>
        IsRunning(guesses, limit, now) && guesses!.Wrong >= limit.WrongMax;

    private static CodeGuesses Counted(CodeGuesses? guesses, GuessLimit limit, DateTimeOffset now) =>
        IsRunning(guesses, limit, now)
            ? guesses! with { Wrong = guesses.Wrong + 1 }
            : new CodeGuesses(limit.On, 1, now);

    private static bool IsRunning(CodeGuesses? guesses, GuessLimit limit, DateTimeOffset now) =>
        guesses is not null && now - guesses.Since < limit.Window;
}
