namespace Allpay.Infrastructure.Mediation;

/// <summary>What a use case answers: its value, or the refusal that says why not.</summary>
public sealed record Outcome<T> : IOutcome<Outcome<T>>
{
    private readonly T? _value;

    private Outcome(T? value, Refusal? refusal) => (_value, Refusal) = (value, refusal);

    public Refusal? Refusal { get; }

    /// <summary>The value; reading it from a refused outcome is a bug and throws.</summary>
    public T Value => Refusal is null
        ? _value!
        : throw new InvalidOperationException($"A refused outcome ({Refusal.Code}) has no value.");

    public static Outcome<T> Refused(Refusal refusal) => new(default, refusal);

    public TResult Match<TResult>(Func<T, TResult> done, Func<Refusal, TResult> refused) =>
        Refusal is null ? done(_value!) : refused(Refusal);

    public static implicit operator Outcome<T>(T value) => new(value, null);
    public static implicit operator Outcome<T>(Refusal refusal) => Refused(refusal);
}

/// <summary>Lets a pipeline behavior refuse any request without reflection.</summary>
public interface IOutcome<out TSelf> where TSelf : IOutcome<TSelf>
{
    Refusal? Refusal { get; }

    static abstract TSelf Refused(Refusal refusal);
}
