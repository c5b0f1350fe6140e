using System.Collections.Frozen;
using System.Security.Cryptography;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.XmlSigning;
using Microsoft.Extensions.Options;

namespace Allpay.Host.AgentSoap;

/// <summary>The keys the answers are signed with: one for all partners but those that hold another server key.</summary>
internal sealed class SigningKeys(IOptions<AgentSoapOptions> options, ILogger<SigningKeys> logger)
{
    private readonly SigningKeyFile _default = new(options.Value.SigningKeyFile, logger);
    private readonly FrozenDictionary<string, SigningKeyFile> _partners = options.Value.PartnerSigningKeyFiles.ToFrozenDictionary(
        partner => partner.Key, partner => new SigningKeyFile(partner.Value, logger), StringComparer.Ordinal);

    public RSA Of(AgentCaller agent) => _partners.GetValueOrDefault(agent.Login, _default).Key;

    /// <summary>Takes up the files that were replaced.</summary>
    public void Refresh()
    {
        _default.Refresh();
        foreach (var partner in _partners.Values) partner.Refresh();
    }
}

/// <summary>Looks for replaced key files while the host runs.</summary>
internal sealed class SigningKeyRotation(SigningKeys keys, TimeProvider clock) : BackgroundService
{
    // Polled, since a file watcher misses network volumes, and links that are switched.
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken)) keys.Refresh();
    }
}

/// <summary>Stops the host at its start, with a message that says what to do, where a key cannot be used.</summary>
internal sealed class SigningKeyFilesAreReadable : IValidateOptions<AgentSoapOptions>
{
    public ValidateOptionsResult Validate(string? name, AgentSoapOptions options)
    {
        var partners = options.PartnerSigningKeyFiles.Select(
            partner => (Setting: $"{nameof(options.PartnerSigningKeyFiles)}:{partner.Key}", File: partner.Value));
        List<string> faults = [];
        foreach (var (setting, file) in partners.Prepend((nameof(options.SigningKeyFile), options.SigningKeyFile)))
            if (SigningKeyFile.FaultOf(file) is { } fault) faults.Add(TextOf(setting, fault));
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static string TextOf(string setting, string fault) =>
        $"{AgentSoapOptions.Section}:{setting} must name the PEM file of an RSA private key of {RsaKeys.BitsMin} to " +
        $"{RsaKeys.BitsMax} bits: {fault}";
}
