namespace Allpay.Infrastructure.Ledger;

/// <summary>
/// How a payment begins; kept with it, and from it alone follows what it waits for and who completes it. The number is stored;
/// it never changes its meaning.
/// </summary>
public enum Opening : short
{
    /// <summary>Hold the payer's money and stay pending; without the money it is refused.</summary>
    Hold = 1,

    /// <summary>Move the money at once.</summary>
    Post = 2,

    /// <summary>Stay pending without a hold until the payer agrees (<see cref="HoldPayment"/>).</summary>
    Wait = 3,

    /// <summary>
    /// The pay-style of the agent contracts. The first call holds, or waits where the money is short; a repeat with
    /// the same key completes what is held, tries again to hold what is not, and only reports what is final.
    /// </summary>
    Pay = 4,

    /// <summary>As <see cref="Pay"/>, but without the money the first call is refused.</summary>
    PayFunded = 5,

    /// <summary>As <see cref="Wait"/>, but a repeat completes it once the payer agreed.</summary>
    PayAgreed = 6,

    /// <summary>As <see cref="Pay"/>, but a repeat never completes it: that takes the word of a provider.</summary>
    PayOnWord = 7,

    /// <summary>As <see cref="Hold"/>, but completing takes the word of a provider.</summary>
    HoldOnWord = 8,
}

/// <summary>What each way to begin means.</summary>
public static class Openings
{
    /// <summary>Nothing is held before the payer agrees, and by nobody else.</summary>
    public static bool WaitsForPayer(this Opening opening) => opening is Opening.Wait or Opening.PayAgreed;

    /// <summary>Where the money is short it waits for it, and is held by whoever asks once it is there.</summary>
    public static bool WaitsForMoney(this Opening opening) => opening is Opening.Pay or Opening.PayOnWord;

    /// <summary>A provider's word completes it; else its requester does.</summary>
    public static bool TakesProvidersWord(this Opening opening) => opening is Opening.PayOnWord or Opening.HoldOnWord;

    /// <summary>Its requester completes it by asking for it again.</summary>
    public static bool IsCompletedByRepeat(this Opening opening) =>
        opening is Opening.Pay or Opening.PayFunded or Opening.PayAgreed;
}

/// <summary>What a pending payment needs next.</summary>
public enum Awaited
{
    /// <summary>It is final.</summary>
    Nothing,

    /// <summary>Its payer's money.</summary>
    Money,

    /// <summary>Its payer's word.</summary>
    Payer,

    /// <summary>It is held: its requester completes it, or gives it to its provider.</summary>
    Requester,

    /// <summary>The word of the provider that has it.</summary>
    Provider,
}
