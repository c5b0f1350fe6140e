using System.Net.Http.Json;
using System.Text.Json;

namespace Allpay.EndToEndTests.ThousandAgents;

/// <summary>
/// An agent whose line is bad: it hangs up in the middle, repeats what was answered, changes what it repeats, and asks to
/// complete and to decline at once. In the end it asks until it knows.
/// </summary>
internal sealed class ChaosAgent(CrowdAgent agent, ChaosWorld world)
{
    private static readonly decimal[] Amounts = [2, 50, 100, 200, 1000, 40_000];

    private readonly Random _random = new((int)agent.Id);

    public List<Errand> Errands { get; } = [];

    public async Task WorkAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            if (await BeginAsync(stop) is not { } errand) continue;
            Errands.Add(errand);
            while (!errand.IsFinal && !stop.IsCancellationRequested) await StepAsync(errand, stop);
            if (errand.IsFinal && Chance(0.3)) await TryAsync(errand, errand.Next, hangsUp: false, stop);
        }
    }

    /// <summary>Repeats every reference until its answer is final.</summary>
    public async Task FinishAsync()
    {
        foreach (var errand in Errands)
        {
            // What was told last may be older than what was done last: a call is made in any case.
            do await TryAsync(errand, errand.Next, hangsUp: false, CancellationToken.None);
            while (!errand.IsFinal);
        }
    }

    private async Task StepAsync(Errand errand, CancellationToken stop)
    {
        if (errand.IsOpened && Chance(0.2)) await ChangedReplayAsync(errand, stop);
        else if (errand is { IsRaced: true, IsOpened: true })
            await Task.WhenAll(TryAsync(errand, errand.Complete, false, stop), TryAsync(errand, errand.Decline, false, stop));
        else await TryAsync(errand, Chance(0.1) && errand.Kind == ErrandKind.HeldCashIn ? errand.Open : errand.Next, Chance(0.15),
            stop);
    }

    private async Task TryAsync(Errand errand, Call call, bool hangsUp, CancellationToken stop)
    {
        if (await world.SendAsync(agent, call, HangUpAfter(hangsUp), stop) is { } told) errand.Hear(told);
    }

    // A known reference with another amount: nothing but a refusal may come of it, and the errand does not hear of it.
    private async Task ChangedReplayAsync(Errand errand, CancellationToken stop)
    {
        if (await world.SendAsync(agent, errand.Changed, null, stop) is not { } told || told == Told.Nothing) return;
        world.Count("changed replays");
        if (errand.Last is "PENDING" or "COMPLETED" or "DECLINED") Assert.Equal("DuplicateReferenceException", told.Refusal);
    }

    private async Task<Errand?> BeginAsync(CancellationToken stop)
    {
        var (kind, holder) = ((ErrandKind)_random.Next(4), world.Crowd.Holders[_random.Next(Crowd.HolderCount)]);
        var code = kind == ErrandKind.CashOut ? await MakeCodeAsync(holder, stop) : "";
        if (code is null) return null;
        return new Errand(agent, kind, holder, Amounts[_random.Next(Amounts.Length)])
        {
            Code = code, IsToComplete = Chance(0.6), IsRaced = kind == ErrandKind.HeldCashIn && Chance(0.2),
        };
    }

    /// <summary>Null where none could be had now: the holder has too many unused, or the host is away.</summary>
    private async Task<string?> MakeCodeAsync(CrowdHolder holder, CancellationToken stop)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post,
                "/api/v1/cash-out-codes") { Content = JsonContent.Create(new { }) };
            request.Headers.Add("X-Api-Key", holder.ApiKey);
            using var response = await world.Http.SendAsync(request, stop);
            if (!response.IsSuccessStatusCode) return null;
            return (await response.Content.ReadFromJsonAsync<JsonElement>(stop)).GetProperty("code").GetString();
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException or IOException)
        {
            await Task.Delay(100, CancellationToken.None);
            return null;
        }
    }

    private TimeSpan? HangUpAfter(bool hangsUp) => hangsUp ? TimeSpan.FromMilliseconds(_random.Next(1, 60)) : null;

    private bool Chance(double probability) => _random.NextDouble() < probability;
}
