using System.Security.Cryptography;
using Allpay.Infrastructure.XmlSigning;
using Microsoft.Extensions.Options;

namespace Allpay.Host.AgentSoap;

/// <summary>The key the answers are signed with; read once.</summary>
internal sealed class ServerSigningKey(IOptions<AgentSoapOptions> options) : IDisposable
{
    public RSA Key { get; } = RsaKeys.ReadPrivate(File.ReadAllText(options.Value.SigningKeyFile));

    public void Dispose() => Key.Dispose();
}

/// <summary>Stops the host at its start, with a message that says what to do, where the key cannot be used.</summary>
internal sealed class SigningKeyFileIsReadable : IValidateOptions<AgentSoapOptions>
{
    public ValidateOptionsResult Validate(string? name, AgentSoapOptions options)
    {
        try
        {
            using var key = RsaKeys.ReadPrivate(File.ReadAllText(options.SigningKeyFile));
            return ValidateOptionsResult.Success;
        }
        catch (Exception unusable) when (unusable
            is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            return ValidateOptionsResult.Fail(
                $"{AgentSoapOptions.Section}:{nameof(AgentSoapOptions.SigningKeyFile)} must name the PEM file of an RSA " +
                $"private key of {RsaKeys.BitsMin} to {RsaKeys.BitsMax} bits: {unusable.Message}");
        }
    }
}
