using System.Security.Cryptography;
using System.Text;
using Allpay.Infrastructure.OneTimeCodes;
using Microsoft.Extensions.Options;

namespace Allpay.Features.Holders.Logins;

/// <summary>
/// What log-ins are counted and known by, as keyed hashes: names and addresses are so few that a hash without a secret would
/// tell them to whoever reads the table.
/// </summary>
public sealed class LoginHashes(IOptions<OneTimeCodeOptions> options)
{
    private readonly byte[] _key = File.ReadAllBytes(options.Value.KeyFile);

    public byte[] Of(string kind, string value) => HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"login|{kind}|{value}"));
}
