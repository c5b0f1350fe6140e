using System.Net;
using System.Text;
using Allpay.UnitTests.Doubles;
using Microsoft.Extensions.Logging;

namespace Allpay.UnitTests.Rest;

/// <summary>Every answer has a name, and a line in the log that goes by it and holds nothing a caller wrote.</summary>
public sealed class RequestLogTests(DoorHost host)
{
    [Theory]
    [InlineData("GET", "/api/v1/holders/77011234567", ListedKeys.AgentKey, 200, "api/v1/holders/{userName}", null, "Agent", "10")]
    [InlineData("GET", "/api/v1/holders/77000000000", ListedKeys.AgentKey, 422, "api/v1/holders/{userName}", "holder.unknown", "Agent", "10")]
    [InlineData("GET", "/api/v1/holders/77011234567", null, 401, "api/v1/holders/{userName}", "caller.unauthenticated", null, null)]
    [InlineData("GET", "/api/v1/holders/77011234567", ListedKeys.HolderKey, 403, "api/v1/holders/{userName}", "caller.forbidden", "Holder", "30")]
    [InlineData("GET", "/api/v1/77011234567", ListedKeys.AgentKey, 404, null, "request.route_unknown", "Agent", "10")]
    [InlineData("X77011234567", "/api/v1/holders/77011234567", ListedKeys.AgentKey, 405, null, "request.method_not_allowed", "Agent", "10")]
    [InlineData("POST", "/api/v1/cash-ins", ListedKeys.AgentKey, 400, "api/v1/cash-ins", "idempotency.key_required", "Agent", "10")]
    public async Task Each_request_is_one_line(
        string method, string address, string? key, int status, string? route, string? code, string? kind, string? caller)
    {
        var id = Guid.NewGuid().ToString("n");
        using var answer = await SendAsync(method, address, key, ("X-Request-Id", id));

        var line = host.LineOf(id);
        Assert.Equal(id, Assert.Single(answer.Headers.GetValues("X-Request-Id")));
        Assert.Equal(((HttpStatusCode)status, status), (answer.StatusCode, (int)line.Fields["Status"]!));
        Assert.Equal(route, (line.Fields["Route"] as string)?.TrimStart('/'));
        Assert.Equal((code, kind, caller), (line.Fields["Code"], line.Fields["CallerKind"], line.Fields["Caller"]));
        Assert.True((double)line.Fields["Milliseconds"]! >= 0);
        Assert.Equal(LogLevel.Information, line.Level);
        Assert.DoesNotContain("7701", line.Text);
    }

    [Fact]
    public async Task A_clients_trace_goes_on()
    {
        var id = Guid.NewGuid().ToString("n");
        const string trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        using var answer = await SendAsync(
            "GET", "/api/v1/payments/1", ListedKeys.AgentKey, ("X-Request-Id", id), ("traceparent", $"00-{trace}-00f067aa0ba902b7-01"));
        Assert.Equal(trace, host.LineOf(id).Fields["TraceId"]);
    }

    [Fact]
    public async Task A_message_to_the_agents_door_is_a_line_with_its_contract_and_fault()
    {
        var id = Guid.NewGuid().ToString("n");
        const string path = "/allpay-public-soap/cash-in-transaction-management/v1.1";
        using var answer = await SendAsync("POST", path, null, ("X-Request-Id", id));

        var line = host.LineOf(id);
        Assert.Equal(id, Assert.Single(answer.Headers.GetValues("X-Request-Id")));
        Assert.Equal((path, "CashInTransactionManagement11"), (line.Fields["Route"], line.Fields["Operation"]));
        Assert.EndsWith("InvalidRequestException", (string)line.Fields["Code"]!);
    }

    [Fact]
    public async Task Probes_leave_no_line()
    {
        var (probe, after) = (Guid.NewGuid().ToString("n"), Guid.NewGuid().ToString("n"));
        using var live = await SendAsync("GET", "/health/live", null, ("X-Request-Id", probe));
        using var answer = await SendAsync("GET", "/api/v1/holders/1", null, ("X-Request-Id", after));
        Assert.Equal(LogLevel.Information, host.LineOf(after).Level);
        Assert.DoesNotContain(host.Log.Lines, line => line.Text.Contains(probe));
    }

    private async Task<HttpResponseMessage> SendAsync(
        string method, string address, string? key, params (string Name, string Value)[] headers)
    {
        using var client = host.ClientOf(key);
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        if (method == "POST") request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
        foreach (var (name, value) in headers) request.Headers.Add(name, value);
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
