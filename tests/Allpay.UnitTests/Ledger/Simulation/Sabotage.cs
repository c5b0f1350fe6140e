namespace Allpay.UnitTests.Ledger.Simulation;

/// <summary>What is wrong on purpose with what surrounds the writer, to see that it is found.</summary>
internal enum Sabotage
{
    None,

    /// <summary>What became of a commit is read while its session may still commit.</summary>
    SettlementDoesNotWait,

    /// <summary>A batch counts as committed when ids that it drew are in use.</summary>
    SettlesByIds,

    /// <summary>A batch counts as committed when the stamp is another than the last one known.</summary>
    SettlesByAnyNewerStamp,

    /// <summary>A commit whose answer was lost is taken for one that never happened.</summary>
    UnknownCommitsAreRepeated,

    /// <summary>A batch counts as not committed when the row that would tell is gone.</summary>
    ForgottenIsNotCommitted,

    /// <summary>Two batches see the same books.</summary>
    TurnIsNotExclusive,

    /// <summary>The server answers a commit that a crash may still take away.</summary>
    CommitsAreAnsweredEarly,
}
