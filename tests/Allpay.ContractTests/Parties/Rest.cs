using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;

namespace Allpay.ContractTests.Parties;

/// <summary>What the suite looks at beside SOAP: balances, by the key of whose they are.</summary>
public sealed class Rest(AllpayUnderTest allpay)
{
    /// <summary>
    /// The agent, the holder and the merchant of most tests, and what the second agent can spend: equal before and after means
    /// that nothing moved. Payments of the second agent that wait for their provider end meanwhile, which leaves what it can
    /// spend as it was.
    /// </summary>
    public async Task<string> TotalsAsync()
    {
        var (agent, other, holder, merchant) =
            (FloatAsync(), FloatAsync(1), WalletAsync(allpay.Sandbox.Holders[0].Login), MerchantAsync());
        return $"{await agent}; {await holder}; {await merchant}; {(await other).Available}";
    }

    public async Task<Balance> BalanceAsync(string apiKey)
    {
        var json = await AskAsync(HttpMethod.Get, "api/v1/accounts/balance", apiKey);
        return new Balance(
            Money(json, "available"), Money(json, "posted"), Money(json, "pendingOut"), Money(json, "pendingIn"),
            json.GetProperty("version").GetInt64());
    }

    public Task<Balance> FloatAsync(int agent = 0) => BalanceAsync(allpay.Sandbox.Agents[agent].ApiKey);

    public Task<Balance> WalletAsync(string login) => BalanceAsync(allpay.Sandbox.Holder(login).ApiKey);

    public Task<Balance> MerchantAsync() => BalanceAsync(allpay.Sandbox.Merchants[0].ApiKey);

    /// <summary>Ends a cash-in that waits for money: the agent contracts have no way to.</summary>
    public async Task DeclineCashInAsync(string apiKey, string reference)
    {
        var found = await AskAsync(HttpMethod.Get, $"api/v1/payments?reference={Uri.EscapeDataString(reference)}", apiKey);
        var payment = found.GetProperty("items")[0];
        await AskAsync(HttpMethod.Post, $"api/v1/payments/{payment.GetProperty("paymentId")}/decline", apiKey);
    }

    private async Task<JsonElement> AskAsync(HttpMethod method, string path, string apiKey)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Add("X-Api-Key", apiKey);
        using var response = await allpay.Http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static decimal Money(JsonElement json, string name) =>
        decimal.Parse(json.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);
}

public sealed record Balance(decimal Available, decimal Posted, decimal PendingOut, decimal PendingIn, long Version);
