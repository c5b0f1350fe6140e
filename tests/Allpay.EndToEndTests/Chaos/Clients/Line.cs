using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using Allpay.EndToEndTests.Chaos.Faults;
using Allpay.EndToEndTests.Chaos.Site;

namespace Allpay.EndToEndTests.Chaos.Clients;

/// <summary>A call to be made: what it is, at which host, and after how long its client hangs up where it does.</summary>
internal sealed record Outgoing(CallKind Kind, int Host, HttpRequestMessage Request, TimeSpan? HangUpAfter = null);

/// <summary>A call that was made, and what came of it.</summary>
internal sealed record MadeCall(CallKind Kind, Target Host, TimeSpan From, TimeSpan To, Told Told)
{
    public override string ToString() => $"{Kind} at {Host}, {From.TotalSeconds:0.0} to {To.TotalSeconds:0.0} s: {Told}";
}

/// <summary>What is called, as far as it matters for how long it may take.</summary>
internal enum CallKind
{
    RestPayment,
    SoapPayment,

    /// <summary>A payment for which a provider may be asked before it is answered.</summary>
    RestService,
    SoapService,
    Balance,
    Code,
}

/// <summary>An answer as it came over HTTP.</summary>
internal sealed record Reply(HttpStatusCode Status, string Text, string RequestId, bool HasRetryAfter)
{
    private const int TextMax = 600;

    /// <summary>An answer that nobody may be given, with all that helps to find its cause.</summary>
    public Told Wrong(string why) => new(
        Word.Wrong, $"{why}: HTTP {(int)Status}, request {RequestId}, {(Text.Length > TextMax ? Text[..TextMax] : Text)}");
}

/// <summary>The lines to both hosts, and a record of every call over them.</summary>
internal sealed class Line(ChaosSite site, Timeline timeline)
{
    /// <summary>Longer than anything may take; the judge looks at what took less.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    public ConcurrentQueue<MadeCall> Calls { get; } = new();

    /// <summary>Sends, and has the answer read by the door it comes through.</summary>
    public async Task<Told> SendAsync(Outgoing call, Func<Reply, Told> read)
    {
        var (host, from) = (site.Hosts[call.Host], timeline.Now);
        var told = await SendAsync(host.Http, call, read);
        Calls.Enqueue(new MadeCall(call.Kind, host.Target, from, timeline.Now, told));
        return told;
    }

    private static async Task<Told> SendAsync(HttpClient http, Outgoing call, Func<Reply, Told> read)
    {
        using var enough = new CancellationTokenSource(call.HangUpAfter ?? Patience);
        try
        {
            using var response = await http.SendAsync(call.Request, enough.Token);
            return read(Of(response, await response.Content.ReadAsStringAsync(enough.Token)));
        }
        catch (OperationCanceledException)
        {
            return new Told(call.HangUpAfter is null ? Word.NoAnswer : Word.HungUp);
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            return new Told(Word.Lost, error.Message);
        }
        finally
        {
            call.Request.Dispose();
        }
    }

    private static Reply Of(HttpResponseMessage response, string text) => new(
        response.StatusCode, text, Header(response.Headers, "X-Request-Id"), response.Headers.RetryAfter is not null);

    private static string Header(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) ? values.First() : "";
}
