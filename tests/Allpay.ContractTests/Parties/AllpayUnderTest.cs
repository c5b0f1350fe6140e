using System.Security.Cryptography;
using Allpay.ContractTests.Contracts;
using Allpay.EndToEndTests;

namespace Allpay.ContractTests.Parties;

/// <summary>All tests share one server and take turns, so that each can see that nothing moved.</summary>
[CollectionDefinition(nameof(AllpayUnderTest))]
public sealed class SharedAllpay : ICollectionFixture<AllpayUnderTest>;

/// <summary>The server the suite asks: the one the environment names, else a host of its own.</summary>
public sealed class AllpayUnderTest : IAsyncLifetime
{
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(60);

    private HostProcess? _own;

    public HttpClient Http { get; private set; } = null!;

    public SandboxFile Sandbox { get; private set; } = null!;

    public RSA ServerKey { get; private set; } = null!;

    /// <summary>What the tests have in stock, made when it is first wanted.</summary>
    public Stock Stock { get; private set; } = null!;

    public Begun Begun { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var baseUrl = Environment.GetEnvironmentVariable(Matrix.BaseUrlVariable);
        if (string.IsNullOrEmpty(baseUrl)) await StartOwnAsync();
        else Use(baseUrl, Required("ALLPAY_CONTRACT_SANDBOX"));
        ServerKey = Sandbox.ServerKey();
        Stock = new Stock(this);
        Begun = new Begun(this);
        await Begun.BeginAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Http?.Dispose();
        ServerKey?.Dispose();
        if (_own is not null) await _own.DisposeAsync();
    }

    // The host inherits these; its working directory is its sandbox's. Codes live, and payments are on
    // their way, as shortly as they can, so that waiting for their end is short.
    private async Task StartOwnAsync()
    {
        Environment.SetEnvironmentVariable("Sandbox__Provider", "true");
        Environment.SetEnvironmentVariable("OneTimeCodes__KeyFile", "code.key");
        // One partner is many here.
        foreach (var limit in new[] { "StrangerCalls", "Checks", "LookUps", "Codes", "LogIns" })
            Environment.SetEnvironmentVariable($"RateLimits__{limit}PerMinute", "1000000");
        Environment.SetEnvironmentVariable("Payments__WaitingPerHolderMax", "1000");
        Environment.SetEnvironmentVariable("OneTimeCodes__Minutes", "1");
        Environment.SetEnvironmentVariable("Providers__LostAfterSeconds", "10");
        _own = new HostProcess();
        await _own.InitializeAsync();
        var serverKey = _own.Sandbox.GetProperty("serverPublicKeyFile").GetString()!;
        Use(_own.Http.BaseAddress!.ToString(), Path.Combine(Path.GetDirectoryName(serverKey)!, "sandbox.json"));
    }

    // With the slash, what follows is added to a path base and does not take its place.
    private void Use(string baseUrl, string sandbox)
    {
        Http = new HttpClient { BaseAddress = new Uri($"{baseUrl.TrimEnd('/')}/"), Timeout = AnswerTimeout };
        Sandbox = new SandboxFile(sandbox);
    }

    private static string Required(string variable) => Environment.GetEnvironmentVariable(variable)
        ?? throw new InvalidOperationException($"{variable} is not set: see docs/conformance.md.");
}
