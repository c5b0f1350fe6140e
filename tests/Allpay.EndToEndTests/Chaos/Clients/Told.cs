namespace Allpay.EndToEndTests.Chaos.Clients;

/// <summary>What a call came to, in a word.</summary>
internal enum Word
{
    Pending,
    Completed,
    Declined,
    Refused,

    /// <summary>503, or the fault that says the same: nothing is known.</summary>
    AskAgain,

    /// <summary>The connection was refused or broke.</summary>
    Lost,

    /// <summary>The client itself did not wait for it.</summary>
    HungUp,

    /// <summary>Nothing came for as long as anybody would wait.</summary>
    NoAnswer,

    /// <summary>An answer that nobody may be given.</summary>
    Wrong,
}

/// <summary>The facts of an answer, as far as its door tells them; of a payment that is final they never change.</summary>
internal sealed record Facts(long? PaymentId, decimal? Amount, decimal? PayerFee, decimal? PayeeFee)
{
    public long FloatVersion { get; init; }

    /// <summary>All of the answer that has to stay the same, to the letter.</summary>
    public string Text { get; init; } = "";
}

/// <summary>An answer, or what came instead of one.</summary>
internal sealed record Told(Word Word, string Detail = "", Facts? Facts = null)
{
    /// <summary>A word that says nothing of a payment.</summary>
    public static Told Nothing(Word word) => new(word);

    public bool IsFinal => Word is Word.Completed or Word.Declined or Word.Refused;

    public override string ToString() => Detail.Length == 0 ? $"{Word}" : $"{Word} ({Detail})";
}
