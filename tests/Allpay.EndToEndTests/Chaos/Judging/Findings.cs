using System.Collections.Concurrent;

namespace Allpay.EndToEndTests.Chaos.Judging;

/// <summary>What a run holds the product to, in a sentence each.</summary>
internal sealed record Promise(string Sentence)
{
    public static readonly Promise AsAnswered = new("every answered payment is in the books as it was answered");
    public static readonly Promise FinalStays = new("what was answered as final never changed");
    public static readonly Promise NothingAgainstTheAnswer = new("nothing was completed that was declined or refused");
    public static readonly Promise OneKeyOnePayment = new("each key is one payment, and every payment has its client's key");
    public static readonly Promise ToTheTiyn = new("every account is, to the tiyn, what the clients' own books make it");
    public static readonly Promise NothingHeld = new("nothing stays held");
    public static readonly Promise BooksAreRight = new("the host finds its books right");
    public static readonly Promise TrueAnswers = new("every answer is a true one or \"ask again\"");
    public static readonly Promise NobodyIsLeft = new("no living host leaves a call without an answer");
    public static readonly Promise InTime = new("no living host answers too late");
    public static readonly Promise Balances = new("a balance shows at least the version that was told, and the right money");
    public static readonly Promise Settled = new("after the last fault everything comes to its end in time");
    public static readonly Promise RedisAgrees = new("Redis agrees with the ledger");
    public static readonly Promise NoCritical = new("no host logs anything critical");
    public static readonly Promise HostsAreWell = new("when nothing is broken any more, every host is whole again");
    public static readonly Promise HostsEndWhenTold = new("hosts end when they are told to, and only then");
    public static readonly Promise SomethingHappened = new("every client paid, and what was planned was broken");

    public static readonly IReadOnlyList<Promise> All =
    [
        AsAnswered, FinalStays, NothingAgainstTheAnswer, OneKeyOnePayment, ToTheTiyn, NothingHeld, BooksAreRight, TrueAnswers,
        NobodyIsLeft, InTime, Balances, Settled, RedisAgrees, NoCritical, HostsAreWell, HostsEndWhenTold, SomethingHappened,
    ];
}

/// <summary>Where the product did not keep a promise, and exactly how.</summary>
internal sealed class Findings(Action<string> say)
{
    private const int SaidMax = 30;

    private readonly ConcurrentQueue<(Promise Promise, string What)> _all = new();

    public void Add(Promise promise, string what)
    {
        _all.Enqueue((promise, what));
        if (_all.Count <= SaidMax) say($"! {what}");
    }

    public IReadOnlyList<string> Of(Promise promise) => [.. _all.Where(f => f.Promise == promise).Select(f => f.What)];
}
