namespace Allpay.Fuzz.Http;

/// <summary>How a message is sent where that is not the usual POST: the bytes of the whole HTTP request, and their pace.</summary>
internal sealed record OddDelivery(string Name, byte[] Request)
{
    /// <summary>How many bytes go at once before a pause; all at once where none is said.</summary>
    public int BytesAtOnce { get; init; } = int.MaxValue;
    public TimeSpan Pause { get; init; }

    /// <summary>The connection is closed after that many bytes: there may be no answer.</summary>
    public int? CutOffAt { get; init; }

    public bool IsSlow => Pause > TimeSpan.Zero;

    /// <summary>May say that more is to come than comes; then the server's own limit of 30 s ends it.</summary>
    public bool MayNeverEnd => IsSlow || Name.Contains("chunks", StringComparison.Ordinal)
        || Name.Contains("length", StringComparison.Ordinal);
    public bool MayStayUnanswered => CutOffAt is not null;
}

/// <summary>What came back; the failure where nothing did.</summary>
internal sealed record Answer(int Status, byte[] Body, TimeSpan Took, Exception? Failure = null)
{
    public static Answer Failed(Exception failure, TimeSpan took) => new(0, [], took, failure);
}
