using Allpay.Infrastructure.Ledger;

namespace Allpay.Infrastructure.OneTimeCodes;

/// <summary>
/// The six digits a holder shows to take money out. Only a keyed hash is stored: six digits without a secret would be found
/// by trying them all.
/// </summary>
public interface IOneTimeCodes
{
    /// <summary>
    /// A fresh code of the holder; null while it has <see cref="OneTimeCodeOptions.UnusedMax"/> good ones unused.
    /// </summary>
    Task<OneTimeCode?> MakeAsync(string userName, AccountId wallet, Money? amount, CancellationToken cancellationToken);

    /// <summary>The code as the ledger knows it.</summary>
    CodeClaim ClaimOf(string userName, AccountId wallet, string digits);

    /// <summary>How often codes of this wallet may be wrong, by this agent and by all, and codes by this agent.</summary>
    IReadOnlyList<GuessLimit> GuessLimits(AccountId wallet, AccountId agentFloat);
}

/// <summary>A code, shown once: for one use until it expires, and for one amount only where that is set.</summary>
public sealed record OneTimeCode(string Digits, Money? Amount, DateTimeOffset ExpiresAt);
