using System.Security.Cryptography;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.PaymentRules;
using Allpay.Infrastructure.ReadStore;
using Allpay.UnitTests.Doubles;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

[assembly: AssemblyFixture(typeof(Allpay.UnitTests.Rest.DoorHost))]

namespace Allpay.UnitTests.Rest;

/// <summary>The real host with doubles where the stores would be: what is tried is the door.</summary>
public sealed class DoorHost : WebApplicationFactory<Program>
{
    private readonly string _signingKeyFile = Path.GetTempFileName();

    public DoorHost()
    {
        using var key = RSA.Create(2048);
        File.WriteAllText(_signingKeyFile, key.ExportRSAPrivateKeyPem());
    }

    public ScriptedLedger Ledger { get; } = new();
    public ListedHolders Holders { get; } = new();
    public FixedRules Rules { get; } = new();
    public CapturedLog Log { get; } = new();

    /// <summary>Settings besides the usual ones, for a host that a test makes itself.</summary>
    public Dictionary<string, string> Settings { get; } = [];

    public HttpClient ClientOf(string? key)
    {
        var client = CreateClient();
        if (key is not null) client.DefaultRequestHeaders.Add("X-Api-Key", key);
        return client;
    }

    /// <summary>The line a request has left. It is written after the answer, so the client may be faster.</summary>
    public LogLine LineOf(string requestId)
    {
        const int answered = 2010;
        LogLine? line = null;
        SpinWait.SpinUntil(() => (line = Log.Lines.FirstOrDefault(IsIt)) is not null, TimeSpan.FromSeconds(10));
        return line ?? throw new InvalidOperationException($"Request {requestId} has left no line.");

        bool IsIt(LogLine candidate) => candidate.EventId == answered && (string)candidate.Fields["RequestId"]! == requestId;
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        File.Delete(_signingKeyFile);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Testing");
        builder.UseSetting("ConnectionStrings:Ledger", "Host=127.0.0.1;Port=1");
        builder.UseSetting("ConnectionStrings:Redis", "127.0.0.1:1");
        builder.UseSetting("Jobs:Enabled", "false");
        builder.UseSetting("AgentSoap:SigningKeyFile", _signingKeyFile);
        builder.UseSetting("MessageArchive:KeyFile", _signingKeyFile);
        builder.UseSetting("OneTimeCodes:KeyFile", _signingKeyFile); // any secret will do
        foreach (var (name, value) in Settings) builder.UseSetting(name, value);
        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(Log));
        builder.ConfigureTestServices(services =>
        {
            services.RemoveAll<IHostedService>();
            services.AddSingleton<ILedger>(Ledger);
            services.AddSingleton<IHolderDirectory>(Holders);
            services.AddSingleton<IPaymentRules>(Rules);
            services.AddSingleton<IApiKeys, ListedKeys>();
            services.AddSingleton<IReadStore>(Ledger);
        });
    }
}
