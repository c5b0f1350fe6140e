namespace Allpay.UnitTests.Ledger.Simulation;

/// <summary>All that a run leaves to chance, drawn from one number: the same on every platform (SplitMix64).</summary>
internal sealed class Chance(long seed)
{
    private ulong _state = (ulong)seed;

    public ulong Next()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    public int Below(int bound) => (int)(((Next() >> 32) * (ulong)bound) >> 32);

    public int Between(int least, int most) => least + Below(most - least + 1);

    public bool OneIn(int times) => Below(times) == 0;

    public bool Percent(int percent) => Below(100) < percent;

    public double Fraction() => (Next() >> 11) * (1.0 / (1UL << 53));

    public T Of<T>(params ReadOnlySpan<T> choices) => choices[Below(choices.Length)];

    public TimeSpan Between(TimeSpan least, TimeSpan most) =>
        new(least.Ticks + (long)(Fraction() * (most.Ticks - least.Ticks)));

    /// <summary>Mostly short, seldom up to <paramref name="most"/>: delays come in all orders of magnitude.</summary>
    public TimeSpan UpTo(TimeSpan most) => new((long)(most.Ticks * Math.Pow(Fraction(), 4)));
}

/// <summary>The writer's own chance, a part of the run's.</summary>
internal sealed class Jitter(Chance chance) : Random(0)
{
    public override double NextDouble() => chance.Fraction();
}
