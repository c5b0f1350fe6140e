using System.Runtime.CompilerServices;
using System.Text;

namespace Allpay.UnitTests.Ledger.Simulation;

/// <summary>
/// The first thing that was not right, and what had happened until then. Writing things down costs more than their happening:
/// a run is written down only when it is repeated.
/// </summary>
internal sealed class Findings(Agenda agenda, bool writesDown)
{
    private readonly StringBuilder _journal = new();

    public string? Violation { get; private set; }

    public string Journal => _journal.ToString();

    public bool WritesDown { get; } = writesDown;

    public void Violate(string what)
    {
        Violation ??= what;
        Note($"VIOLATION {what}");
    }

    public void Require(bool isSo, [InterpolatedStringHandlerArgument("isSo")] ref Complaint complaint)
    {
        if (!isSo) Violate(complaint.ToString());
    }

    public void Note([InterpolatedStringHandlerArgument("")] ref Entry entry)
    {
        if (WritesDown) _journal.Append($"{agenda.Now / TimeSpan.TicksPerMillisecond,7} ms  ").AppendLine(entry.ToString());
    }

    /// <summary>A sentence that is put together only where it is kept.</summary>
    [InterpolatedStringHandler]
    public ref struct Entry
    {
        private DefaultInterpolatedStringHandler _text;

        public Entry(int literalLength, int formattedCount, Findings findings, out bool isKept)
        {
            isKept = findings.WritesDown;
            _text = isKept ? new DefaultInterpolatedStringHandler(literalLength, formattedCount) : default;
        }

        public void AppendLiteral(string text) => _text.AppendLiteral(text);

        public void AppendFormatted<T>(T value) => _text.AppendFormatted(value);

        public override string ToString() => _text.ToStringAndClear();
    }

    /// <summary>A sentence that is put together only where something is wrong.</summary>
    [InterpolatedStringHandler]
    public ref struct Complaint
    {
        private DefaultInterpolatedStringHandler _text;

        public Complaint(int literalLength, int formattedCount, bool isSo, out bool isKept)
        {
            isKept = !isSo;
            _text = isKept ? new DefaultInterpolatedStringHandler(literalLength, formattedCount) : default;
        }

        public void AppendLiteral(string text) => _text.AppendLiteral(text);

        public void AppendFormatted<T>(T value) => _text.AppendFormatted(value);

        public override string ToString() => _text.ToStringAndClear();
    }
}
