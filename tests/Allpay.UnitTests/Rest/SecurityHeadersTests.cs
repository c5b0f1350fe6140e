using Allpay.UnitTests.Doubles;

namespace Allpay.UnitTests.Rest;

/// <summary>What browsers and caches are told, with good answers and bad ones.</summary>
public sealed class SecurityHeadersTests(DoorHost host)
{
    [Theory]
    [InlineData("/api/v1/holders/77011234567")]
    [InlineData("/api/v1/holders/77000000000")]
    [InlineData("/api/v1/no-such-route")]
    [InlineData("/allpay-public-soap/transaction-management/v1.1?wsdl")]
    [InlineData("/health/live")]
    public async Task Nothing_is_guessed_framed_run_or_kept(string address)
    {
        using var client = host.ClientOf(ListedKeys.AgentKey);
        using var answer = await client.GetAsync(address, TestContext.Current.CancellationToken);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.Contains("frame-ancestors 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.True(answer.Headers.CacheControl?.NoStore);
    }

    [Fact]
    public async Task Swagger_ui_runs_its_own_scripts_and_keeps_no_key()
    {
        using var client = host.ClientOf(null);
        using var answer = await client.GetAsync("/swagger/index.html", TestContext.Current.CancellationToken);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-inline", policy, StringComparison.Ordinal);
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotMatch("<script>|<style>|style=| on[a-z]+=", page);
        var script = await client.GetStringAsync("/swagger/page.js", TestContext.Current.CancellationToken);
        Assert.Contains("persistAuthorization: false", script, StringComparison.Ordinal);
        foreach (var file in new[] { "swagger-ui-bundle.js", "swagger-ui.css" })
            Assert.NotEmpty(await client.GetStringAsync($"/swagger/{file}", TestContext.Current.CancellationToken));
        Assert.DoesNotContain("src=\"http", page, StringComparison.Ordinal);
    }
}
