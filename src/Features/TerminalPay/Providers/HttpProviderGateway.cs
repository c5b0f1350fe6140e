using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Allpay.Infrastructure.Ledger;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Allpay.Features.TerminalPay.Providers;

/// <summary>
/// The providers' protocol over HTTP, docs/providers.md. Only an answer of the protocol, with its status and its words, is
/// a provider's word; everything else (an error, a time-out, a page of a proxy) is an unknown outcome.
/// </summary>
internal sealed class HttpProviderGateway(
    HttpClient http, IOptions<ProviderOptions> options, ILogger<HttpProviderGateway> logger) : IProviderGateway
{
    public async Task<ProviderAccount?> FindAccountAsync(
        ProviderService service, string account, CancellationToken cancellationToken)
    {
        if (IsStep(account)) return null;
        var path = $"services/{Uri.EscapeDataString(service.ProviderCode)}/accounts/{Uri.EscapeDataString(account)}";
        try
        {
            using var answer = await SendAsync(HttpMethod.Get, service, path, null, cancellationToken);
            if (answer.StatusCode == HttpStatusCode.NotFound) return null;
            answer.EnsureSuccessStatusCode();
            var found = await answer.Content.ReadFromJsonAsync(ProviderJson.Default.AccountMessage, cancellationToken);
            return found?.ToAccount() ?? throw new JsonException("null is no account.");
        }
        catch (Exception failure) when (IsNoAnswer(failure) && !cancellationToken.IsCancellationRequested)
        {
            throw new ProviderUnavailableException(service.Provider, failure);
        }
    }

    public Task<ProviderWord> PayAsync(ProviderService service, ProviderOrder order)
    {
        var content = JsonContent.Create(PaymentMessage.Of(service, order), ProviderJson.Default.PaymentMessage);
        return HearAsync(HttpMethod.Put, service, order.Payment, content);
    }

    public async Task<ProviderWord> AskAsync(ProviderService service, PaymentId payment) =>
        await HearAsync(HttpMethod.Get, service, payment, null);

    // Once sent, a payment is the provider's: the caller's going away does not stop the hearing of its word.
    private async Task<ProviderWord> HearAsync(
        HttpMethod method, ProviderService service, PaymentId payment, HttpContent? content)
    {
        try
        {
            using var answer = await SendAsync(method, service, $"payments/{payment}", content, CancellationToken.None);
            if (method == HttpMethod.Get && answer.StatusCode == HttpStatusCode.NotFound) return ProviderWord.NeverHeard;
            answer.EnsureSuccessStatusCode();
            return (await answer.Content.ReadFromJsonAsync(ProviderJson.Default.StatusMessage))?.Word ?? ProviderWord.Unknown;
        }
        catch (Exception failure) when (IsNoAnswer(failure))
        {
            logger.NoWord(failure, service.Provider, payment);
            return ProviderWord.Unknown;
        }
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, ProviderService service, string path, HttpContent? content, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, $"{service.Address.TrimEnd('/')}/{path}") { Content = content };
        if (options.Value.Keys.TryGetValue(service.Provider, out var key))
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return await http.SendAsync(request, cancellationToken);
    }

    // Escaping leaves dots as they are: they would lead to another address of the provider. Nobody's account is named so.
    private static bool IsStep(string segment) => segment is "." or "..";

    private static bool IsNoAnswer(Exception failure) => failure
        is HttpRequestException or OperationCanceledException or JsonException or FormatException or OverflowException
        or NotSupportedException;
}

internal static partial class ProviderLog
{
    [LoggerMessage(5001, LogLevel.Warning, "The provider {Provider} said nothing of payment {Payment} that can be understood")]
    public static partial void NoWord(this ILogger logger, Exception exception, string provider, PaymentId payment);
}
