namespace Allpay.Infrastructure.Mediation;

/// <summary>
/// An expected "no". The code is published (docs/refusals.md) and stands in <see cref="RefusalCatalog"/>; the arguments
/// fill the placeholders of its text.
/// </summary>
public sealed record Refusal(string Code, params IReadOnlyList<string> Arguments)
{
    /// <summary>The fields that are wrong, where the code is <see cref="RefusalCodes.RequestInvalid"/>.</summary>
    public IReadOnlyList<FieldFault> Fields { get; init; } = [];

    /// <summary>The name of its text: the code, where none that tells less is meant.</summary>
    public string TextName { get; init; } = Code;

    /// <summary>When asking again may be of use, where that is known.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Tells machines more than the text does, such as the limit met and what remains.</summary>
    public IReadOnlyDictionary<string, string> Details { get; init; } = new Dictionary<string, string>();

    public static Refusal Invalid(params IReadOnlyList<FieldFault> fields) =>
        new(RefusalCodes.RequestInvalid) { Fields = fields };
}

/// <summary>One field of a request and what is wrong with it, by code and the code's arguments.</summary>
public sealed record FieldFault(string Field, string Code, params IReadOnlyList<string> Arguments);
