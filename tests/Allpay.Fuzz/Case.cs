using Allpay.Fuzz.Http;

namespace Allpay.Fuzz;

/// <summary>One request of the run, made from the seed, the phase and its index alone.</summary>
internal sealed record Case(Phase Phase, int Index, string Kind)
{
    public required string Path { get; init; }
    public required string Operation { get; init; }
    public required byte[] Body { get; init; }

    /// <summary>What was done to the message, in order.</summary>
    public required IReadOnlyList<string> Mutations { get; init; }

    /// <summary>Carries a valid signature, as far as the platform can tell: may be carried out.</summary>
    public required bool IsSigned { get; init; }

    /// <summary>The references in what was signed; only these may become payments.</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary>Null for the usual POST.</summary>
    public OddDelivery? Delivery { get; init; }

    public string Name => $"{Phase}:{Index}".ToLowerInvariant();
}
