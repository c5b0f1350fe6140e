using System.Collections.Concurrent;
using System.Text;
using Allpay.Host.Composition;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.MessageArchive;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.Replays;
using Allpay.UnitTests.Doubles;
using Allpay.UnitTests.XmlSigning;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Allpay.UnitTests.AgentSoap;

/// <summary>The SOAP door on a real port, with use cases and certificates replaced by what a test says.</summary>
public sealed class SoapHost : IAsyncLifetime
{
    public const string Path = "/allpay-public-soap/cash-in-transaction-management/v1.1";
    public const int BodyBytesMax = 64 * 1024;

    private readonly string _keyFile = System.IO.Path.GetTempFileName();
    private WebApplication? _app;

    internal CapturedLog Log { get; } = new();
    internal FakeMediator Mediator { get; } = new();
    internal ListedMessages Archive { get; } = new();
    internal FakeCertificates Certificates { get; } = new();
    internal FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 24, 2, 1, 6, TimeSpan.Zero));
    public HttpClient Client { get; } = new();

    /// <summary>Settings besides the key's, for a host that a test makes itself.</summary>
    public Dictionary<string, string?> Settings { get; } = [];

    public async ValueTask InitializeAsync()
    {
        await File.WriteAllTextAsync(_keyFile, Keys.Server.ExportRSAPrivateKeyPem());
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(Log);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["AgentSoap:SigningKeyFile"] = _keyFile,
            ["AgentSoap:BodyBytesMax"] = $"{BodyBytesMax}",
        });
        builder.Configuration.AddInMemoryCollection(Settings);
        builder.Services.AddSingleton<IMediator>(Mediator);
        builder.Services.AddSingleton<IAgentCertificates>(Certificates);
        builder.Services.AddSingleton<IMessageArchive>(Archive);
        builder.Services.AddSingleton<ISeenMessages>(new SetOfMessages());
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.AddAgentSoap();
        _app = builder.Build();
        _app.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.All });
        _app.UsePathBase("/base");
        _app.UseRouting();
        _app.UseAgentSoap();
        await _app.StartAsync(TestContext.Current.CancellationToken);
        Client.BaseAddress = new Uri(_app.Urls.Single());
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_app is not null) await _app.DisposeAsync();
        File.Delete(_keyFile);
    }

    internal Task<SoapReply> CallAsync(string unsigned, string? action = "", string path = Path) =>
        PostAsync(Encoding.UTF8.GetBytes(ClientSigner.SignLikeJava(unsigned, Keys.Client)), action, path: path);

    internal async Task<SoapReply> PostAsync(
        byte[] body, string? action = "", string? contentType = "text/xml; charset=utf-8", string path = Path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        if (contentType is not null) request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        if (action is not null) request.Headers.TryAddWithoutValidation("SOAPAction", $"\"{action}\"");
        using var response = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        return await SoapReply.ReadAsync(response);
    }
}

internal sealed class FakeMediator : IMediator
{
    public List<object> Sent { get; } = [];
    public Func<object, object> Answer { get; set; } = _ => throw new InvalidOperationException("No answer was prepared.");

    public Task<TResponse> Send<TResponse>(IRequest<TResponse> request, CancellationToken cancellationToken = default)
    {
        Sent.Add(request);
        return Task.FromResult((TResponse)Answer(request));
    }

    public Task<object?> Send(object request, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task Publish(object notification, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task Publish<TNotification>(TNotification notification, CancellationToken cancellationToken = default)
        where TNotification : INotification => throw new NotSupportedException();
}

internal sealed class ListedMessages : IMessageArchive
{
    public List<ArchivedMessage> Kept { get; } = [];
    public Exception? Outage { get; set; }
    public bool IsFull { get; set; }

    public bool HasRoom(PartyId agent) => !IsFull;

    public Task KeepAsync(ArchivedMessage message, CancellationToken cancellationToken)
    {
        if (Outage is not null) return Task.FromException(Outage);
        lock (Kept) Kept.Add(message);
        return Task.CompletedTask;
    }
}

internal sealed class SetOfMessages : ISeenMessages
{
    private readonly ConcurrentDictionary<string, bool> _seen = new();

    public Task<bool> IsFirstAsync(PartyId agent, byte[] digest, CancellationToken cancellationToken) =>
        Task.FromResult(_seen.TryAdd($"{agent} {Convert.ToHexString(digest)}", true));
}

internal sealed class FakeCertificates : IAgentCertificates
{
    public static readonly AgentCaller Agent = new(new PartyId(7), "77010000001", new AccountId(70));

    public Exception? Outage { get; set; }
    public bool AllowsSha1 { get; set; } = true;

    public Task<AgentCertificate?> FindActiveAsync(long number, CancellationToken cancellationToken) => Outage is not null
        ? Task.FromException<AgentCertificate?>(Outage)
        : Task.FromResult(number == 123
            ? new AgentCertificate(123, Agent, Keys.Client) { AllowsSha1 = AllowsSha1 }
            : null);
}
