using System.Diagnostics;
using Allpay.EndToEndTests.Chaos.Site;
using StackExchange.Redis;

namespace Allpay.EndToEndTests.Chaos.Judging;

/// <summary>Waits until Redis shows every account as the ledger has it.</summary>
internal sealed class RedisJudge(ChaosSite site, Findings findings)
{
    // What a killed host or Redis left out is found by the repair, every minute.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private const string Accounts =
        """
        select id, version, credits_posted - debits_posted - debits_pending, credits_posted - debits_posted, debits_pending,
               credits_pending
        from ledger.account order by id
        """;

    private static readonly RedisValue[] Fields = ["version", "available", "posted", "pendingOut", "pendingIn"];

    /// <summary>How long it took.</summary>
    public async Task<TimeSpan> JudgeAsync()
    {
        var watch = Stopwatch.StartNew();
        List<string> differing;
        while ((differing = await DifferingAsync()).Count > 0 && watch.Elapsed < Patience) await Task.Delay(500);
        foreach (var account in differing)
            findings.Add(Promise.RedisAgrees, $"after {watch.Elapsed.TotalSeconds:0} s {account}");
        return watch.Elapsed;
    }

    private async Task<List<string>> DifferingAsync()
    {
        await using var redis = await ConnectionMultiplexer.ConnectAsync(site.Redis.Connection);
        var (database, differing) = (redis.GetDatabase(), new List<string>());
        await using var command = site.Books.CreateCommand(Accounts);
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            var shown = Text(await database.HashGetAsync($"allpay:balance:{row.GetInt64(0)}", Fields));
            var committed = Text(Enumerable.Range(1, Fields.Length).Select(i => (RedisValue)row.GetInt64(i)));
            if (shown != committed) differing.Add($"account {row.GetInt64(0)} is {committed}, and Redis shows {shown}");
        }

        return differing;
    }

    private static string Text(IEnumerable<RedisValue> values) =>
        string.Join(", ", Fields.Zip(values, (field, value) => $"{field} {value}"));
}
