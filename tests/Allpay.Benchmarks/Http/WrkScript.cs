namespace Allpay.Benchmarks.Http;

/// <summary>The Lua that tells wrk what to send. Over SOAP every other request repeats the one before it.</summary>
internal static class WrkScript
{
    public static string Rest(string apiKey, IEnumerable<string> holders, string body) =>
        $$"""
        local holders = { {{string.Join(", ", holders.Select(holder => $"\"{holder}\""))}} }
        local run, sent = os.time(), 0
        request = function()
          local n = sent
          sent = sent + 1
          local headers = { ["X-Api-Key"] = "{{apiKey}}", ["Content-Type"] = "application/json",
                            ["Idempotency-Key"] = run .. "-" .. n }
          local body = string.format('{{body}}', holders[n % #holders + 1])
          return wrk.format("POST", "/api/v1/cash-ins", headers, body)
        end
        {{Report}}
        """;

    /// <summary>
    /// Signed messages, one a line, behind those of the first <paramref name="before"/> requests; at the end it begins again, and what is sent then
    /// are further repeats.
    /// </summary>
    public static string Soap(string messages, int before) =>
        $$"""
        local lines, sent = {}, {{before + before % 2}}
        for line in io.lines("{{messages}}") do lines[#lines + 1] = line end
        local headers = { ["Content-Type"] = "text/xml; charset=utf-8", ["SOAPAction"] = '"createCashInPayment"' }
        request = function()
          local n = math.floor(sent / 2)
          sent = sent + 1
          return wrk.format("POST", "/allpay-public-soap/cash-in-transaction-management/v1.1", headers, lines[n % #lines + 1])
        end
        {{Report}}
        """;

    private const string Report =
        """
        done = function(summary, latency, requests)
          local e = summary.errors
          io.write(string.format("RESULT %d %d %d %d %d\n", summary.requests, summary.duration, latency:percentile(50),
            latency:percentile(99), e.connect + e.read + e.write + e.status + e.timeout))
        end
        """;
}
