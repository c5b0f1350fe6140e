using System.Net;
using System.Text.Json;

namespace Allpay.EndToEndTests;

/// <summary>What is for operators alone is on an address of its own, and nothing else is there.</summary>
[Collection(nameof(SharedHost))]
public sealed class ManagementTests(HostProcess host)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Callers_get_no_metrics_whatever_host_they_name(bool spoofed)
    {
        using var answer = await GetAsync(host.Http, "/metrics", spoofed ? host.Management.BaseAddress!.Authority : null);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("/health/live", false)]
    [InlineData("/health/ready", false)]
    [InlineData("/health/live", true)]
    [InlineData("/health/ready", true)]
    public async Task Callers_get_one_word_about_health(string path, bool spoofed)
    {
        using var answer = await GetAsync(host.Http, path, spoofed ? host.Management.BaseAddress!.Authority : null);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(await answer.Content.ReadAsStringAsync(), new[] { "Healthy", "Degraded" });
    }

    [Fact]
    public async Task Operators_get_the_details()
    {
        var ready = JsonDocument.Parse(await host.Management.GetStringAsync("/health/ready")).RootElement;
        Assert.True(ready.GetProperty("checks").TryGetProperty("postgresql", out _));
        Assert.Contains("\"status\":\"Healthy\"", await host.Management.GetStringAsync("/health/live"));
        Assert.Contains("target_info", await host.Management.GetStringAsync("/metrics"));
    }

    [Theory]
    [InlineData("/api/v1/accounts/balance")]
    [InlineData("/swagger")]
    [InlineData("/swagger/index.html")]
    [InlineData("/allpay-public-soap/cash-in-transaction-management/v1.1?wsdl")]
    [InlineData("/nowhere")]
    public async Task Nothing_of_the_api_is_at_the_management_address(string path)
    {
        using var answer = await GetAsync(host.Management, path, host.Http.BaseAddress!.Authority);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static async Task<HttpResponseMessage> GetAsync(HttpClient client, string path, string? named)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Host = named;
        return await client.SendAsync(request);
    }
}
