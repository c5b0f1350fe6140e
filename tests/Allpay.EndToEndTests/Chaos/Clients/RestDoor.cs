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
            Ask.Find => Request(HttpMethod.Get, $"{Group(intent)}?reference={intent.Reference}", agent.ApiKey),
            Ask.Complete => Request(HttpMethod.Post, $"{Group(intent)}/{intent.PaymentId}/complete", agent.ApiKey),
            Ask.Decline => Request(HttpMethod.Post, $"{Group(intent)}/{intent.PaymentId}/decline", agent.ApiKey),
            _ => Request(HttpMethod.Post, $"{Group(intent)}{Opening(intent)}", agent.ApiKey, Body(intent, ask)),
        };
        if (ask is Ask.Open or Ask.Changed) request.Headers.Add("Idempotency-Key", intent.Reference);
        var kind = intent.Kind == IntentKind.Service ? CallKind.RestService : CallKind.RestPayment;
        return line.SendAsync(new Outgoing(kind, how.Host, request, how.HangUpAfter), reply =>
            Read(reply, answer => PaymentOf(intent, answer)));
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
                HttpStatusCode.OK or HttpStatusCode.Created => WithText(read(answer.RootElement), reply),
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

    private static Told WithText(Told told, Reply reply) =>
        told.Facts is { } facts ? told with { Facts = facts with { Text = reply.Text } } : told;

    // Who pays which fee has other names in each answer.
    private static Told PaymentOf(Intent intent, JsonElement answer)
    {
        var agentFee = Amount(answer, "agentFee");
        var otherFee = Amount(answer, intent.IsTerminal ? "payeeFee" : "holderFee");
        var (payerFee, payeeFee) = intent.IsCashOut ? (otherFee, agentFee) : (agentFee, otherFee);
        var facts = new Facts(answer.GetProperty("paymentId").GetInt64(), Amount(answer, "amount"), payerFee, payeeFee)
        {
            FloatVersion = answer.GetProperty("floatVersion").GetInt64(),
            WalletVersion = answer.TryGetProperty("walletVersion", out var version) ? version.GetInt64() : 0,
        };
        return new Told(Enum.Parse<Word>(answer.GetProperty("status").GetString()!, ignoreCase: true), "", facts);
    }

    private static decimal Amount(JsonElement answer, string name) =>
        decimal.Parse(answer.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);

    private static string Group(Intent intent) =>
        intent.IsTerminal ? "terminal-payments" : intent.IsCashOut ? "cash-outs" : "cash-ins";

    private static string Opening(Intent intent) => intent.Kind switch
    {
        IntentKind.PayCashIn or IntentKind.PayCashOut or IntentKind.UnknownHolder => "/pay",
        IntentKind.Goods => "/goods",
        IntentKind.Service => "/services",
        _ => "",
    };

    private static object Body(Intent intent, Ask ask)
    {
        var (holder, amount) = (intent.Holder.UserName, AmountText(ask == Ask.Changed ? intent.Amount + 2 : intent.Amount));
        return intent.Kind switch
        {
            IntentKind.Goods => new { holder, amount, terminal = Intent.Terminal },
            IntentKind.Service => new { holder, amount, service = Intent.Service, account = intent.Account },
            _ when intent.IsCashOut => new { holder, amount, code = intent.Code },
            _ => new { holder, amount },
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
