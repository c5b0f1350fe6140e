using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Allpay.ContractTests.Parties;

/// <summary>A holder with a telephone in the hand: makes codes, confirms, refuses.</summary>
public sealed class HolderSession(AllpayUnderTest allpay, string login)
{
    private string? _token;

    public string Login => login;

    /// <summary>The digits of a fresh one-time code, for one amount only where that is given.</summary>
    public async Task<string> CodeAsync(string? amount = null) => (await MakeCodeAsync(amount)).Digits;

    public async Task<OneTimeCode> MakeCodeAsync(string? amount = null)
    {
        var answer = await AskAsync(HttpMethod.Post, "api/v1/cash-out-codes", new { amount }, HttpStatusCode.Created);
        return new OneTimeCode(answer.GetProperty("code").GetString()!, answer.GetProperty("expiresAt").GetDateTimeOffset());
    }

    public Task ConfirmAsync(string reference) => DecideAsync(reference, "confirm");

    public Task RefuseAsync(string reference) => DecideAsync(reference, "refuse");

    private async Task DecideAsync(string reference, string word)
    {
        var requests = await AskAsync(HttpMethod.Get, "api/v1/cash-out-requests", null, HttpStatusCode.OK);
        var mine = requests.GetProperty("items").EnumerateArray()
            .Single(item => item.GetProperty("reference").GetString() == reference);
        var id = mine.GetProperty("paymentId").ToString();
        await AskAsync(HttpMethod.Post, $"api/v1/cash-out-requests/{id}/{word}", null, HttpStatusCode.OK);
    }

    private async Task<JsonElement> AskAsync(HttpMethod method, string path, object? body, HttpStatusCode expected)
    {
        _token ??= await LogInAsync();
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token);
        if (body is not null) request.Content = JsonContent.Create(body);
        using var response = await allpay.Http.SendAsync(request);
        return await ReadAsync(response, $"{method} {path}", expected);
    }

    private async Task<string> LogInAsync()
    {
        const string path = "api/v1/holders/login";
        var holder = allpay.Sandbox.Holder(login);
        using var response = await allpay.Http.PostAsJsonAsync(path, new { userName = login, password = holder.Password });
        return (await ReadAsync(response, path, HttpStatusCode.OK)).GetProperty("token").GetString()!;
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response, string what, HttpStatusCode expected)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == expected, $"{what} answers {(int)response.StatusCode} {text}");
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }
}

public sealed record OneTimeCode(string Digits, DateTimeOffset ExpiresAt);
