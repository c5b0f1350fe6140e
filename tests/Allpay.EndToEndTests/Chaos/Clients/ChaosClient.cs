using Allpay.EndToEndTests.Chaos.Faults;
using Allpay.EndToEndTests.Chaos.Judging;
using Allpay.EndToEndTests.ThousandAgents;

namespace Allpay.EndToEndTests.Chaos.Clients;

/// <summary>The two doors, and the ear for what comes out of them.</summary>
internal sealed record Doors(RestDoor Rest, SoapDoor Soap, Hearing Hearing, Timeline Timeline, Findings Findings);

/// <summary>
/// An agent and its only customer. It pays, one thing after another, keeps the same key until it has a final answer, goes to
/// the other host when one does not answer, hangs up now and then, looks at its balances and repeats what was finished long ago.
/// </summary>
internal sealed class ChaosClient(Doors doors, CrowdAgent agent, CrowdHolder holder, Random random)
{
    private const int Hosts = 2;
    private const int FindsMax = 5;
    private const int PauseMax = 120;

    // A payment its provider has not ended by then is looked at again later, beside others.
    private static readonly TimeSpan ProviderPatience = TimeSpan.FromSeconds(6);

    private readonly List<Intent> _waiting = [];
    private int _host = random.Next(Hosts);

    public CrowdAgent Agent { get; } = agent;
    public CrowdHolder Holder { get; } = holder;
    public ClientBooks Books { get; } = new();
    public List<Intent> Intents { get; } = [];

    /// <summary>What it pays with next.</summary>
    public required IntentChoice Choice { get; init; }

    /// <summary>Begins payments until it is told to stop, and ends all it has begun, unless it is told to give up.</summary>
    public async Task WorkAsync(CancellationToken stop, CancellationToken giveUp)
    {
        while (!stop.IsCancellationRequested)
        {
            if (await BeginAsync() is not { } intent) continue;
            await SeeThroughAsync(intent, ProviderPatience, giveUp);
            await LookAtWaitingAsync(TimeSpan.Zero, giveUp);
            if (intent.Final is null) continue;
            if (Chance(0.35)) await LookAtBalancesAsync(intent);
            if (Chance(0.2)) await RepeatAsync(Intents[random.Next(Intents.Count)]);
        }

        await LookAtWaitingAsync(TimeSpan.MaxValue, giveUp);
    }

    private async Task<Intent?> BeginAsync()
    {
        var (kind, isRest) = (Choice.KindFor(Books), Chance(0.5));
        var code = "";
        if (IntentChoice.NeedsCode(kind))
        {
            var (told, made) = await doors.Rest.MakeCodeAsync(Holder, _host);
            MustBeTrue(told, "a one-time code");
            await PauseAsync(told);
            if (made is null) return null;
            code = made;
        }

        var intent = Choice.Make(kind, isRest, Holder, code);
        Intents.Add(intent);
        return intent;
    }

    private async Task SeeThroughAsync(Intent intent, TimeSpan patience, CancellationToken giveUp)
    {
        var began = doors.Timeline.Now;
        while (intent is { Final: null, IsGivenUp: false } && !giveUp.IsCancellationRequested)
        {
            await AskAsync(intent, intent.Next, HangUpAfter());
            if (intent.Kind == IntentKind.Service && intent.Final is null && doors.Timeline.Now - began > patience) break;
        }

        if (intent.Final is not null) Books.Enter(intent);
        else if (!_waiting.Contains(intent)) _waiting.Add(intent);
    }

    private async Task LookAtWaitingAsync(TimeSpan patience, CancellationToken giveUp)
    {
        foreach (var intent in _waiting.ToList()) await SeeThroughAsync(intent, patience, giveUp);
        _waiting.RemoveAll(intent => intent.Final is not null || intent.IsGivenUp);
    }

    private async Task<Told> AskAsync(Intent intent, Ask ask, TimeSpan? hangUpAfter)
    {
        // A repeat goes to the other host as often as to the same.
        var host = intent.Calls == 0 ? _host : random.Next(Hosts);
        if (ask is not (Ask.Find or Ask.Changed)) intent.Calls++;
        var told = intent.IsRest || ask == Ask.Find
            ? await doors.Rest.SendAsync(Agent, intent, ask, (host, hangUpAfter))
            : await doors.Soap.SendAsync(Agent, intent, ask, (host, hangUpAfter));
        doors.Hearing.Hear(intent, ask, told);
        if (told.Facts is { } facts) Books.See(facts);
        var isAtProvider = intent is { Kind: IntentKind.Service, Calls: > 2 } && told.Word == Word.Pending;
        await PauseAsync(told, isAtProvider ? 1500 : PauseMax);
        return told;
    }

    // What was finished is asked for again, the same way, the other way, or changed; a refused key has nothing to repeat.
    private async Task RepeatAsync(Intent intent)
    {
        if (intent.Final is null || intent.IsToBeRefused || intent.IsGivenUp) return;
        var ask = random.NextDouble() switch
        {
            < 0.6 => intent.IsHeldFirst && Chance(0.5) ? Ask.Open : intent.Next,
            < 0.75 => Ask.Find,
            < 0.85 when intent.IsHeldFirst => intent.OtherEnd,
            _ => Ask.Changed,
        };
        await AskAsync(intent, ask, HangUpAfter());
    }

    /// <summary>
    /// With nothing under way nobody moves the client's accounts, so they are exactly what its books say, at whichever host.
    /// </summary>
    private async Task LookAtBalancesAsync(Intent intent)
    {
        if (_waiting.Count > 0 || intent.IsToBeRefused || !await KnowsVersionsAsync(intent)) return;
        await LookAsync(Agent.ApiKey, Books.FloatVersion, Books.Float, $"float after {intent.Reference}");
        if (!intent.IsTerminal)
            await LookAsync(Holder.ApiKey, Books.WalletVersion, Books.Wallet, $"wallet after {intent.Reference}");
    }

    // The contracts tell no versions; over REST the same payment does, to each side its own.
    private async Task<bool> KnowsVersionsAsync(Intent intent)
    {
        var knowsFloat = intent.Final!.Facts!.FloatVersion > 0;
        for (var find = 0; find < FindsMax; find++)
        {
            knowsFloat = knowsFloat || (await AskAsync(intent, Ask.Find, null)).IsFinal;
            if (knowsFloat && (intent.IsTerminal || await SeesWalletVersionAsync(intent.PaymentId!.Value))) return true;
        }

        return false;
    }

    private async Task<bool> SeesWalletVersionAsync(long paymentId)
    {
        var (told, version) = await doors.Rest.WalletVersionAsync(Holder, paymentId, random.Next(Hosts));
        MustBeTrue(told, $"payment {paymentId} as its holder");
        if (version is { } seen) Books.SeeWallet(seen);
        else await PauseAsync(told);
        return version is not null;
    }

    private async Task LookAsync(string apiKey, long version, decimal expected, string which)
    {
        var (told, balance) = await doors.Rest.BalanceAsync(apiKey, version, random.Next(Hosts));
        MustBeTrue(told, $"the {which} at version {version}");
        if (balance is not null && (balance.Version < version || balance.Available != expected || balance.Posted != expected))
            doors.Findings.Add(
                Promise.Balances, $"the {which} at version {version} has to be {expected}: {balance.Text}");
        await PauseAsync(told);
    }

    private void MustBeTrue(Told told, string what)
    {
        if (told.Word is Word.Wrong or Word.Refused) doors.Findings.Add(Promise.TrueAnswers, $"asked for {what}: {told}");
    }

    private TimeSpan? HangUpAfter() => random.NextDouble() switch
    {
        < 0.05 => TimeSpan.FromMilliseconds(random.Next(1, 60)),
        < 0.08 => TimeSpan.FromMilliseconds(random.Next(200, 3000)),
        _ => null,
    };

    private async Task PauseAsync(Told told, int millisecondsMax = PauseMax)
    {
        if (told.Word is Word.AskAgain or Word.Lost or Word.NoAnswer) _host = (_host + 1) % Hosts;
        var most = told.Word switch { Word.AskAgain => 1000, Word.Lost => 400, _ => millisecondsMax };
        await Task.Delay(random.Next(10, most), CancellationToken.None);
    }

    private bool Chance(double probability) => random.NextDouble() < probability;
}
