namespace Allpay.Features.Retention;

/// <summary>Deletes what has been kept long enough. The books are never among it.</summary>
public interface IOldRecords
{
    Task<DeletedRecords> DeleteAsync(CancellationToken cancellationToken);
}

/// <summary>How many of each were deleted.</summary>
public sealed record DeletedRecords(int Messages, int Sessions, int Codes, int Guesses)
{
    /// <summary>Of the messages that may be taken once only, what was remembered.</summary>
    public int Digests { get; init; }
}
