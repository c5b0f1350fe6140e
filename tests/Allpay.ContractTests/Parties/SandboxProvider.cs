using System.Net;
using System.Net.Http.Json;

namespace Allpay.ContractTests.Parties;

/// <summary>The demo provider, which does to an account's payments what it is told. Each test has accounts of its own.</summary>
public sealed class SandboxProvider(AllpayUnderTest allpay)
{
    public async Task<string> AccountAsync(string behaviour, int seconds = 0)
    {
        var account = Requests.Digits(12);
        await BehaveAsync(account, behaviour, seconds);
        return account;
    }

    public async Task BehaveAsync(string account, string behaviour, int seconds = 0)
    {
        var path = $"sandbox/provider/accounts/{account}";
        using var response = await allpay.Http.PutAsJsonAsync(path, new { behaviour, seconds });
        Assert.True(response.StatusCode == HttpStatusCode.NoContent, $"PUT {path} answers {(int)response.StatusCode}");
    }
}
