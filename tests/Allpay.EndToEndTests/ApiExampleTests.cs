using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Allpay.EndToEndTests;

/// <summary>
/// Whoever tries the API document out in the sandbox, call by call and as the examples stand, succeeds. As the page does, each
/// call gets a key of its own, filters are left empty, and numbers and codes are those of the last answer that named one.
/// </summary>
[Collection(nameof(SharedHost))]
public sealed class ApiExampleTests(HostProcess host)
{
    private const string Prefix = "/api/v1";

    // In turn: who calls what. Some calls come twice, because one payment has one end.
    private static readonly (string Caller, string Call)[] Play =
    [
        ("agent", "get /cash-ins/check"), ("agent", "post /cash-ins"), ("agent", "get /payments/{id}"),
        ("agent", "post /payments/{id}/complete"), ("agent", "get /payments"),
        ("agent", "post /cash-ins"), ("agent", "post /payments/{id}/decline"),
        ("agent", "get /accounts/balance"), ("agent", "get /accounts/{accountId}/balance"), ("agent", "get /holders/{userName}"),
        ("agent", "get /cash-outs/check"), ("holder", "post /cash-out-codes"), ("agent", "post /cash-outs"),
        ("agent", "post /cash-outs/request"), ("holder", "get /cash-out-requests"),
        ("holder", "post /cash-out-requests/{id}/confirm"),
        ("agent", "post /cash-outs/request"), ("holder", "post /cash-out-requests/{id}/refuse"),
        ("agent", "get /terminal-payments/goods/check"), ("agent", "post /terminal-payments/goods"),
        ("agent", "get /terminal-payments/services/check"), ("agent", "post /terminal-payments/services"),
        ("agent", "get /terminal-payments/vostokplat/check"), ("agent", "post /terminal-payments/vostokplat"),
        ("nobody", "post /holders/login"), ("session", "post /holders/logout"), ("holder", "post /holders/password"),
        ("operator", "post /holders/{userName}/password-code"), ("nobody", "post /holders/password/set"),
        ("operator", "post /operators"), ("operator", "get /operators"), ("operator", "post /operators/{id}/block"),
        ("operator", "get /audit"), ("operator", "get /agents/{agent}/certificates"), ("agent", "post /certificates/challenge"),
    ];

    private static readonly (string Call, string Why)[] NotPlayed =
    [
        ("post /certificates", "only whoever has the key can answer the challenge"),
        ("post /agents/{agent}/certificates", "a key is its owner's own, and no page can have it"),
        ("post /agents/{agent}/certificates/{number}/revoke", "the demo agent could sign no more"),
    ];

    private readonly Dictionary<string, string> _last = [];

    [Fact]
    public async Task Every_example_works_as_it_stands()
    {
        var document = JsonNode.Parse(await host.Http.GetStringAsync("/swagger/v1/swagger.json", TestContext.Current.CancellationToken))!;
        var calls = CallsOf(document);
        Assert.Equal(calls.Keys.Order(), Play.Select(step => step.Call).Concat(NotPlayed.Select(not => not.Call)).Distinct().Order());

        List<string> failed = [];
        foreach (var (caller, call) in Play)
        {
            using var answer = await host.Http.SendAsync(RequestOf(call, calls[call], KeyOf(caller)), TestContext.Current.CancellationToken);
            var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            var isDocumented = calls[call]["responses"]![$"{(int)answer.StatusCode}"] is not null;
            if (answer.IsSuccessStatusCode && isDocumented) Remember(call, body);
            else failed.Add($"{call}: {(int)answer.StatusCode} {body}");
        }

        Assert.True(failed.Count == 0, string.Join('\n', failed));
    }

    private static Dictionary<string, JsonNode> CallsOf(JsonNode document) => document["paths"]!.AsObject()
        .SelectMany(path => path.Value!.AsObject().Select(method => ($"{method.Key} {path.Key[Prefix.Length..]}", method.Value!)))
        .ToDictionary();

    private HttpRequestMessage RequestOf(string call, JsonNode operation, string? key)
    {
        var parameters = operation["parameters"]!.AsArray().Select(parameter => parameter!).ToList();
        var address = call.Split(' ')[1];
        foreach (var part in parameters.Where(parameter => In(parameter) == "path"))
            address = address.Replace($"{{{Name(part)}}}", Uri.EscapeDataString(Value(Name(part), part)));
        var query = parameters.Where(parameter => In(parameter) == "query" && (bool?)parameter["required"] == true)
            .Select(parameter => $"{Name(parameter)}={Uri.EscapeDataString(Value(Name(parameter), parameter))}");
        var request = new HttpRequestMessage(
            HttpMethod.Parse(call.Split(' ')[0]), $"{Prefix}{address}?{string.Join('&', query)}".TrimEnd('?'));
        if (key is not null) request.Headers.Add("X-Api-Key", key);
        foreach (var header in parameters.Where(parameter => In(parameter) == "header"))
            request.Headers.Add(Name(header), Name(header) == "Idempotency-Key" ? $"{Guid.NewGuid()}" : (string)header["example"]!);
        if (operation["requestBody"] is { } body) request.Content = ContentOf(body);
        return request;
    }

    private StringContent ContentOf(JsonNode body)
    {
        var example = body["content"]!["application/json"]!["example"]!.DeepClone();
        if (example["code"] is not null) example["code"] = _last["code"];
        return new StringContent(example.ToJsonString(), Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
    }

    private string Value(string name, JsonNode parameter) =>
        name is "id" or "accountId" ? _last[name] : parameter["example"]!.ToString();

    private void Remember(string call, string body)
    {
        var answer = JsonNode.Parse(body)!;
        foreach (var (name, wanted) in new[] { ("paymentId", "id"), ("accountId", "accountId"), ("code", "code"), ("token", "token") })
            if (answer[name] is { } value) _last[wanted] = value.ToString();
        if (call == "post /operators") _last["id"] = answer["operator"]!["id"]!.ToString();
    }

    private string? KeyOf(string caller) => caller switch
    {
        "agent" => host.Sandbox.GetProperty("agents")[0].GetProperty("apiKey").GetString(),
        "holder" => host.Sandbox.GetProperty("holders")[0].GetProperty("apiKey").GetString(),
        "operator" => host.Sandbox.GetProperty("operator").GetProperty("apiKey").GetString(),
        "session" => _last["token"],
        _ => null,
    };

    private static string In(JsonNode parameter) => (string)parameter["in"]!;

    private static string Name(JsonNode parameter) => (string)parameter["name"]!;
}
