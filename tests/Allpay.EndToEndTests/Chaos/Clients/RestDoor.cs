using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Allpay.EndToEndTests.ThousandAgents;

namespace Allpay.EndToEndTests.Chaos.Clients;

/// <summary>What agents and holders ask over REST.</summary>
internal sealed class RestDoor(Line line)
{
    private const string Again = "service.unavailable";

    public Task<Told> SendAsync(CrowdAgent agent, Intent intent, Ask ask, (int Host, TimeSpan? HangUpAfter) how)
    {
        var request = ask switch
        {
            Ask.Find => Request(HttpMethod.Get, $"payments?reference={intent.Reference}", agent.ApiKey),
            Ask.Complete => Request(HttpMethod.Post, $"payments/{intent.PaymentId}/complete", agent.ApiKey),
            Ask.Decline => Request(HttpMethod.Post, $"payments/{intent.PaymentId}/decline", agent.ApiKey),
            _ => Request(HttpMethod.Post, PathOf(intent), agent.ApiKey, Body(intent, ask)),
        };
        if (ask is Ask.Open or Ask.Changed) request.Headers.Add("Idempotency-Key", intent.Reference);
        var kind = intent.Kind == IntentKind.Service ? CallKind.RestService : CallKind.RestPayment;
        return line.SendAsync(new Outgoing(kind, how.Host, request, how.HangUpAfter), reply =>
            Read(reply, answer => PaymentOf(ask == Ask.Find ? answer.GetProperty("items")[0] : answer)));
    }

    /// <summary>The version of the holder's wallet after this payment, which the holder alone is told; null where nothing came.</summary>
    public async Task<(Told Told, long? Version)> WalletVersionAsync(CrowdHolder holder, long paymentId, int host)
    {
        long? version = null;
        var request = Request(HttpMethod.Get, $"payments/{paymentId}", holder.ApiKey);
        var told = await line.SendAsync(new Outgoing(CallKind.Balance, host, request), reply => Read(reply, answer =>
        {
            version = answer.GetProperty("accountVersion").GetInt64();
            return new Told(Word.Completed);
        }));
        return (told, version);
    }

    /// <summary>The balance of the key's own account, at this version or later.</summary>
    public async Task<(Told Told, BalanceTold? Balance)> BalanceAsync(string apiKey, long versionMin, int host)
    {
        BalanceTold? balance = null;
        var request = Request(HttpMethod.Get, $"accounts/balance?minVersion={versionMin}", apiKey);
        var told = await line.SendAsync(new Outgoing(CallKind.Balance, host, request), reply => Read(reply, answer =>
        {
            balance = new BalanceTold(
                Amount(answer, "available"), Amount(answer, "posted"), answer.GetProperty("version").GetInt64(), reply.Text);
            return new Told(Word.Completed);
        }));
        return (told, balance);
    }

    /// <summary>A one-time code of the holder; none where the answer did not come.</summary>
    public async Task<(Told Told, string? Code)> MakeCodeAsync(CrowdHolder holder, int host)
    {
        string? code = null;
        var request = Request(HttpMethod.Post, "cash-out-codes", holder.ApiKey, new { });
        var told = await line.SendAsync(new Outgoing(CallKind.Code, host, request), reply => Read(reply, answer =>
        {
            code = answer.GetProperty("code").GetString();
            return new Told(Word.Completed);
        }));
        return (told, code);
    }

    private static Told Read(Reply reply, Func<JsonElement, Told> read)
    {
        try
        {
            using var answer = JsonDocument.Parse(reply.Text);
            return reply.Status switch
            {
                HttpStatusCode.OK or HttpStatusCode.Created => read(answer.RootElement),
                HttpStatusCode.ServiceUnavailable => AskAgain(reply, answer.RootElement),
                >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError =>
                    new Told(Word.Refused, answer.RootElement.GetProperty("code").GetString()!),
                _ => reply.Wrong("nobody may be answered this"),
            };
        }
        catch (Exception error) when (
            error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            return reply.Wrong("the answer cannot be read");
        }
    }

    private static Told AskAgain(Reply reply, JsonElement problem)
    {
        if (problem.GetProperty("code").GetString() != Again) return reply.Wrong("503 is for service.unavailable");
        return reply.HasRetryAfter ? new Told(Word.AskAgain, Again) : reply.Wrong("503 without Retry-After");
    }

    // An agent is told its own side alone.
    private static Told PaymentOf(JsonElement answer)
    {
        var facts = new Facts(
            answer.GetProperty("paymentId").GetInt64(), Amount(answer, "amount"), FeeOf(answer, "payerFee"), FeeOf(answer, "payeeFee"))
        {
            FloatVersion = answer.GetProperty("accountVersion").GetInt64(),
            Text = answer.GetRawText(),
        };
        return new Told(Enum.Parse<Word>(answer.GetProperty("status").GetString()!, ignoreCase: true), "", facts);
    }

    private static decimal Amount(JsonElement answer, string name) =>
        decimal.Parse(answer.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);

    private static decimal? FeeOf(JsonElement answer, string name) =>
        answer.TryGetProperty(name, out _) ? Amount(answer, name) : null;

    private static string PathOf(Intent intent) => intent.Kind switch
    {
        IntentKind.Goods => "terminal-payments/goods",
        IntentKind.Service => "terminal-payments/services",
        _ => intent.IsCashOut ? "cash-outs" : "cash-ins",
    };

    private static object Body(Intent intent, Ask ask)
    {
        var (holder, amount) = (intent.Holder.UserName, AmountText(ask == Ask.Changed ? intent.Amount + 2 : intent.Amount));
        var complete = !intent.IsHeldFirst;
        return intent.Kind switch
        {
            IntentKind.Goods => new { holder, amount, terminal = Intent.Terminal, complete },
            IntentKind.Service => new { holder, amount, service = Intent.Service, account = intent.Account },
            _ when intent.IsCashOut => new { holder, amount, code = intent.Code, complete },
            _ => new { holder, amount, complete },
        };
    }

    public static string AmountText(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);

    private static HttpRequestMessage Request(HttpMethod method, string path, string apiKey, object? body = null)
    {
        var request = new HttpRequestMessage(method, new Uri($"/api/v1/{path}", UriKind.Relative));
        request.Headers.Add("X-Api-Key", apiKey);
        if (body is not null) request.Content = JsonContent.Create(body, body.GetType());
        return request;
    }
}

/// <summary>A balance as it was told.</summary>
internal sealed record BalanceTold(decimal Available, decimal Posted, long Version, string Text);
