using System.Security.Cryptography;
using Allpay.Host.AgentSoap;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Parties;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Allpay.UnitTests.AgentSoap;

/// <summary>Which key an answer is signed with, before and after a file is replaced.</summary>
public sealed class SigningKeyTests : IDisposable
{
    private const string Partner = "77010000002";

    private readonly string _folder = Directory.CreateTempSubdirectory("allpay-keys-").FullName;
    private readonly ListLogger _log = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(1024)]
    [InlineData(2048)]
    [InlineData(4096)]
    public void A_partner_has_its_own_key_and_all_others_have_the_default(int bits)
    {
        using RSA key = RSA.Create(bits), own = RSA.Create(bits);
        var keys = new SigningKeys(OptionsOf(Write("default", key), Write("own", own)), _log);
        Assert.True(IsSame(key, keys.Of(Agent("77010000001"))));
        Assert.True(IsSame(own, keys.Of(Agent(Partner))));
    }

    [Theory]
    [InlineData(1024)]
    [InlineData(2048)]
    [InlineData(4096)]
    public async Task A_replaced_file_is_taken_up_by_the_running_host(int bits)
    {
        using RSA old = RSA.Create(1024), replaced = RSA.Create(bits);
        var file = Write("default", old);
        var keys = new SigningKeys(OptionsOf(file, Write("own", old)), _log);
        var clock = new FakeTimeProvider();
        using var rotation = new SigningKeyRotation(keys, clock);
        await rotation.StartAsync(TestContext.Current.CancellationToken);

        // An older write time, as a restored backup has one, must make no difference.
        File.SetLastWriteTimeUtc(Write("default", replaced), DateTime.UnixEpoch);
        while (!IsSame(replaced, keys.Of(Agent("77010000001"))))
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        await rotation.StopAsync(TestContext.Current.CancellationToken);
        Assert.True(IsSame(old, keys.Of(Agent(Partner))));
        Assert.Equal([LogLevel.Information], _log.Levels);
    }

    [Fact]
    public void A_switched_link_is_a_replaced_file()
    {
        using RSA old = RSA.Create(1024), replaced = RSA.Create(2048);
        var link = Path.Combine(_folder, "link");
        File.CreateSymbolicLink(link, Write("a", old));
        var keys = new SigningKeys(OptionsOf(link, link), _log);
        File.Delete(link);
        File.CreateSymbolicLink(link, Write("b", replaced));
        keys.Refresh();
        Assert.True(IsSame(replaced, keys.Of(Agent(Partner))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----\nMIIEow")]
    [InlineData("a public key")]
    [InlineData(null)]
    public void A_broken_replacement_is_an_error_said_once_and_the_old_key_stays_until_a_good_one_comes(string? text)
    {
        using RSA old = RSA.Create(1024), good = RSA.Create(2048);
        var file = Write("default", old);
        var keys = new SigningKeys(OptionsOf(file, file), _log);

        if (text is null) File.Delete(file);
        else File.WriteAllText(file, text == "a public key" ? good.ExportSubjectPublicKeyInfoPem() : text);
        keys.Refresh();
        keys.Refresh();
        Assert.True(IsSame(old, keys.Of(Agent("77010000001"))));
        Assert.Equal([LogLevel.Error, LogLevel.Error], _log.Levels);

        Write("default", good);
        keys.Refresh();
        Assert.True(IsSame(good, keys.Of(Agent("77010000001"))));
    }

    [Fact]
    public void A_file_that_cannot_be_used_stops_the_start_and_is_named()
    {
        using var key = RSA.Create(1024);
        var options = OptionsOf(Path.Combine(_folder, "nowhere"), Write("own", key)).Value;
        var checkedOptions = new SigningKeyFilesAreReadable().Validate(null, options);
        Assert.StartsWith("AgentSoap:SigningKeyFile must name the PEM file", checkedOptions.FailureMessage, StringComparison.Ordinal);

        options = OptionsOf(Write("default", key), Path.Combine(_folder, "nowhere")).Value;
        checkedOptions = new SigningKeyFilesAreReadable().Validate(null, options);
        Assert.StartsWith(
            $"AgentSoap:PartnerSigningKeyFiles:{Partner} must name", checkedOptions.FailureMessage, StringComparison.Ordinal);
    }

    private static AgentCaller Agent(string login) => new(new PartyId(1), login, new AccountId(1));

    // Bound as the host binds it, so that the settings' names are tested as well.
    private static IOptions<AgentSoapOptions> OptionsOf(string file, string partnerFile)
    {
        var settings = new Dictionary<string, string?>
        {
            ["AgentSoap:SigningKeyFile"] = file,
            [$"AgentSoap:PartnerSigningKeyFiles:{Partner}"] = partnerFile,
        };
        var section = new ConfigurationBuilder().AddInMemoryCollection(settings).Build().GetSection(AgentSoapOptions.Section);
        return Options.Create(section.Get<AgentSoapOptions>()!);
    }

    private string Write(string name, RSA key)
    {
        var file = Path.Combine(_folder, name);
        File.WriteAllText(file, key.ExportRSAPrivateKeyPem());
        return file;
    }

    private static bool IsSame(RSA expected, RSA actual) =>
        expected.ExportSubjectPublicKeyInfoPem() == actual.ExportSubjectPublicKeyInfoPem();

    private sealed class ListLogger : ILogger<SigningKeys>
    {
        public List<LogLevel> Levels { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Levels.Add(logLevel);
    }
}
