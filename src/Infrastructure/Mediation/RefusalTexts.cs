using Allpay.Infrastructure.Localization;

namespace Allpay.Infrastructure.Mediation;

/// <summary>A refusal in words.</summary>
public static class RefusalTexts
{
    /// <summary>
    /// The sentence for people: the code's text with its arguments, or the faults of the fields one by one.
    /// </summary>
    public static string Say(this Refusal refusal, Language language) => refusal.Code == RefusalCodes.RequestInvalid
        ? Texts.Of(refusal.Code, language, SayAll(refusal.Fields, language))
        : Texts.Of(refusal.TextName, language, refusal.Arguments);

    public static string Say(this FieldFault fault, Language language) =>
        Texts.Of(fault.Code, language, fault.Arguments);

    private static string SayAll(IReadOnlyList<FieldFault> faults, Language language) =>
        string.Join("; ", faults.Select(f => $"{f.Field}: {f.Say(language)}"));
}
