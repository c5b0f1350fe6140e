using Allpay.Host.AgentSoap;
using Allpay.Infrastructure.Mediation;

namespace Allpay.UnitTests.AgentSoap;

/// <summary>
/// One operation, from what is asked to what is answered: the fields after the header, the command they become, the use
/// case's answer, what follows the answer's header on the wire, and which of the use case's field names differ there.
/// </summary>
internal sealed record OperationCase(AgentContract Contract, string Operation, string Element)
{
    public required string Fields { get; init; }
    public required object Command { get; init; }
    public required object Answer { get; init; }
    public string Answered { get; init; } = "";
    public (string Field, string OnTheWire)[] Names { get; init; } = [];

    public string Key => $"{Contract.Name}.{Operation}";

    /// <summary>The use case's answer where it says no.</summary>
    public object Refuse(Refusal refusal) => Answer.GetType().GetMethod(nameof(Outcome<object>.Refused))!.Invoke(null, [refusal])!;
}
