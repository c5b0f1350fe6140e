using Allpay.Host.Limits;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Localization;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.XmlSigning;

namespace Allpay.Host.AgentSoap;

/// <summary>
/// The call being answered; one per request scope, shared by the door and the service behind SoapCore.
/// </summary>
internal sealed class AgentCall : IDisposable
{
    private AgentCaller? _agent;
    private VerifiedMessage? _message;

    /// <summary>
    /// The language the request asks for; Russian until it is known, and where it is not a known one.
    /// </summary>
    public Language Language { get; set; } = Language.Ru;
    public string Operation { get; private set; } = "";
    public string TargetNamespace { get; private set; } = "";
    public CancellationToken Aborted { get; private set; }

    /// <summary>What to answer instead of a result, once something has been refused.</summary>
    public LegacyFault? Fault { get; set; }

    /// <summary>Its place among the calls in work; null while nobody known has signed it.</summary>
    public Admission? Place { get; set; }

    /// <summary>Who signed. Reading it before the signature is verified throws: no operation runs unsigned.</summary>
    public AgentCaller Agent => _agent ?? throw new InvalidOperationException("The call has not been verified.");
    public PartyId? AgentId => _agent?.Id;
    public VerifiedMessage Message =>
        _message ?? throw new InvalidOperationException("The call has not been verified.");

    public void Begin(AgentContract contract, CancellationToken aborted) =>
        (TargetNamespace, Operation, Aborted) = (contract.TargetNamespace, contract.Name, aborted);

    public void Admit(AgentCaller agent, VerifiedMessage message, string operation) =>
        (_agent, _message, Operation) = (agent, message, operation);

    public void Dispose() => Place?.Dispose();
}

/// <summary>Carries a refusal out of an operation: SoapCore knows no other way to answer a fault.</summary>
internal sealed class RefusedException(Refusal refusal) : Exception(refusal.Code)
{
    public Refusal Refusal { get; } = refusal;
}

internal static class OutcomeExtensions
{
    /// <summary>
    /// The value, or the refusal as the exception that becomes a fault, its fields named as on the wire.
    /// </summary>
    public static T OrRefused<T>(this Outcome<T> outcome, IReadOnlyDictionary<string, string>? wireNames = null) =>
        outcome.Match(value => value, refusal => throw new RefusedException(OnTheWire(refusal, wireNames)));

    private static Refusal OnTheWire(Refusal refusal, IReadOnlyDictionary<string, string>? wireNames)
    {
        if (wireNames is null) return refusal;
        var fields = refusal.Fields.Select(f => f with { Field = wireNames.GetValueOrDefault(f.Field, f.Field) });
        return refusal with { Fields = [.. fields] };
    }
}
