using Allpay.Infrastructure.Ledger;

namespace Allpay.Infrastructure.Payments;

/// <summary>How a payment is to be completed by whoever asks for it.</summary>
public enum Completion
{
    /// <summary>By asking for it again: the pay-style of the agent contracts.</summary>
    ByRepeat,

    /// <summary>By its number. A repeat only tells the state: HTTP libraries repeat by themselves.</summary>
    ByCall,

    /// <summary>In the very call that asks for it, or not at all.</summary>
    AtOnce,
}

public static class Completions
{
    /// <summary>As a REST body says it.</summary>
    public static Completion Of(bool complete) => complete ? Completion.AtOnce : Completion.ByCall;

    /// <summary>What the requester completes himself.</summary>
    public static Opening ToOpening(this Completion completion) => completion switch
    {
        Completion.ByRepeat => Opening.Pay,
        Completion.ByCall => Opening.Hold,
        _ => Opening.Post,
    };

    /// <summary>What more the request says by it: one that completes is another request than one that does not.</summary>
    public static IReadOnlyList<string> InTarget(this Completion completion) =>
        completion == Completion.AtOnce ? ["complete"] : [];
}
