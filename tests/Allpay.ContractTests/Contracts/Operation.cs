namespace Allpay.ContractTests.Contracts;

/// <summary>One operation of one contract. Its key, <c>CI11.checkUser</c>, names it in the tests' reports.</summary>
public sealed record Operation(
    AgentService Service, string Name, string Parameter, IReadOnlyList<RequestField> Fields, ResponseShape Response)
{
    public string Key => $"{Service.Key}.{Name}";

    public bool IsEcho => Parameter == "Echo";

    /// <summary>Answers the state of a payment, and asked again brings it forward.</summary>
    public bool IsPayStyle => Response == ResponseTypes.Payment;

    /// <summary>Holds money until it is completed or declined by its number.</summary>
    public bool IsTransaction => Response == ResponseTypes.Transaction && !Has(FieldKind.Number);

    public bool OpensPayment => IsPayStyle || IsTransaction;

    /// <summary>Asks who a user is; that there is none is an answer to it and no refusal.</summary>
    public bool AsksForUser => Name is "checkUser" or "checkUserAndValidateCashIn";

    public bool EndsTransaction => Has(FieldKind.Number);

    public bool Has(FieldKind kind) => Fields.Any(field => field.Kind == kind);

    /// <summary>The wire name of the field of this kind; the first, where there are two.</summary>
    public string NameOf(FieldKind kind) => Fields.First(field => field.Kind == kind).Name;

    public override string ToString() => Key;
}
