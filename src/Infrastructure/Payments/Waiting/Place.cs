using Allpay.Infrastructure.Ledger;

namespace Allpay.Infrastructure.Payments.Waiting;

/// <summary>Where the next run begins a line.</summary>
internal sealed record Bookmark(string Line, WaitingPayment? After);

/// <summary>
/// How far a run has come in a line. One that does not begin at the beginning comes round to what stands before.
/// </summary>
internal sealed class Place(Line line, WaitingPayment? from)
{
    /// <summary>So many payments in a row without an answer, and the line is left alone.</summary>
    public const int UnansweredMax = 3;

    private readonly WaitingPayment? _from = from;
    private WaitingPayment? _after = from;
    private WaitingPayment? _until;
    private int _unanswered;

    public Line Line => line;
    public bool IsSilent => _unanswered >= UnansweredMax;
    public Bookmark Bookmark => new(line.Name, _after);

    public Stretch Next(int countMax) => new(_after, _until, countMax);

    /// <summary>Goes behind a turn's payments; false where everything has been seen.</summary>
    public bool Pass(IReadOnlyList<WaitingPayment> turn, int countMax)
    {
        if (turn is [.., var last]) _after = last;
        if (turn.Count == countMax) return true;
        if (_from is null || _until is not null) return false;
        (_after, _until) = (null, _from);
        return true;
    }

    /// <summary>A payment that failed says nothing about its line.</summary>
    public void Hear(IEnumerable<Step?> steps)
    {
        foreach (var step in steps.OfType<Step>()) _unanswered = step == Step.NoAnswer ? _unanswered + 1 : 0;
    }
}
