using System.Net.Http.Json;

namespace Allpay.EndToEndTests;

/// <summary>What a scrape gets, in the units it says.</summary>
[Collection(nameof(RestartedHost))]
public sealed class MetricsTests(HostProcess host)
{
    private readonly AgentClient _agent = new(host);

    [Fact]
    public async Task A_scrape_tells_what_an_operator_asks()
    {
        var holder = host.Sandbox.GetProperty("holders")[1].GetProperty("login").GetString()!;
        await host.RestartAsync();
        await PostAsync("cash-ins", new { holder, amount = "2" });
        // The books are looked up every 30 s, and at the start.
        await host.RestartAsync();
        using var paid = await _agent.PayByRestAsync(holder, "2", Guid.NewGuid().ToString());
        await PostAsync("terminal-payments/services", new { holder, amount = "100", service = "1001", account = "123456" });

        var metrics = "";
        await HostProcess.EventuallyAsync("the cash-in is among those that wait", async () =>
            (metrics = await host.Management.GetStringAsync("/metrics")).Contains("allpay_payments_pending{", StringComparison.Ordinal));

        Assert.Matches("target_info\\{.*service_name=\"allpay\"", metrics);
        Assert.Matches("service_version=\"[^\"]+\"", metrics);
        foreach (var name in new[]
        {
            "allpay_ledger_queue_length", "allpay_ledger_queue_wait_seconds_bucket", "allpay_ledger_batch_duration_seconds_bucket",
            "allpay_provider_duration_seconds_bucket", "allpay_payments_pending", "allpay_payments_oldest_pending_seconds",
            "allpay_read_store_unshown", "allpay_read_store_lag_seconds", "allpay_floats_low", "dotnet_gc_collections",
            "dotnet_thread_pool_thread_count", "db_client_connection_count",
        })
            Assert.Contains(name, metrics);
        foreach (var histogram in new[] { "allpay_ledger_queue_wait", "allpay_ledger_batch_duration", "allpay_mediation_duration" })
            Assert.Matches($"{histogram}_seconds_bucket\\{{[^}}]*le=\"0.005\"", metrics);
        Assert.Contains("db_client_connection_pool_name=\"allpay\"", metrics);
        Assert.DoesNotContain("Password", metrics, StringComparison.OrdinalIgnoreCase);
    }

    private async Task PostAsync(string path, object order)
    {
        using var answer = await _agent.PostAsync($"/api/v1/{path}", JsonContent.Create(order), $"{Guid.NewGuid()}", "en");
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }
}
