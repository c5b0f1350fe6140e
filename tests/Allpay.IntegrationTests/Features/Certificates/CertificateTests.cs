using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;
using Allpay.Features.Certificates;
using Allpay.Features.Certificates.AddCertificate;
using Allpay.Features.Certificates.ListCertificates;
using Allpay.Features.Certificates.RevokeCertificate;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.Persistence;
using Allpay.IntegrationTests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Allpay.IntegrationTests.Features.Certificates;

public sealed class CertificateTests(AllpayFixture allpay) : AllpayTest(allpay)
{
    [Fact]
    public async Task Certificates_overlap_and_the_legacy_ones_are_listed()
    {
        var old = (await AddAsync(PublicKey(1024), number: 123)).Value;
        var fresh = (await AddAsync(PublicKey(2048))).Value;

        Assert.True(fresh.Number > 1000);
        var listed = (await Allpay.SendAsync(new ListCertificates(Allpay.Agent.Login))).Value;
        Assert.Equal([(old.Number, true), (fresh.Number, false)], listed.Select(c => (c.Number, c.IsLegacy)));
        Assert.True(await IsActiveAsync(old.Number));
        Assert.True(await IsActiveAsync(fresh.Number));
    }

    [Fact]
    public async Task A_revoked_certificate_is_out_at_once_and_stays_out()
    {
        var card = (await AddAsync(PublicKey(2048))).Value;
        Assert.True(await IsActiveAsync(card.Number));

        var revoked = (await RevokeAsync(card.Number)).Value;

        Assert.False(await IsActiveAsync(card.Number));
        Assert.Equal(revoked, (await RevokeAsync(card.Number)).Value);
    }

    [Fact]
    public async Task What_is_no_public_key_of_a_good_size_is_refused()
    {
        using var own = RSA.Create(2048);
        string[] bad =
        [
            "", "no key", PublicKey(512), own.ExportRSAPrivateKeyPem(), Crooked(own, k => k with { Modulus = [.. k.Modulus![..^1], 2] }),
            Crooked(own, k => k with { Exponent = [3] }), Crooked(own, k => k with { Exponent = [1, 0, 2] }),
        ];
        foreach (var pem in bad) Assert.Equal("publicKey", Assert.Single((await AddAsync(pem)).Refusal!.Fields).Field);
    }

    [Fact]
    public async Task A_number_is_one_certificates_and_an_agent_has_only_its_own()
    {
        var key = PublicKey(1024);
        await AddAsync(key, number: 123);
        var taken = await Allpay.SendAsync(new AddCertificate(Allpay.PoorAgent.Login, key, null));
        Assert.Equal(RefusalCodes.CertificateKeyKnown, taken.Refusal!.Code);
        Assert.Equal(RefusalCodes.CertificateKnown, (await AddAsync(PublicKey(1024), number: 123)).Refusal!.Code);
        Assert.Equal(RefusalCodes.CertificateUnknown, (await RevokeAsync(124)).Refusal!.Code);
        var foreign = await Allpay.SendAsync(new RevokeCertificate(Allpay.PoorAgent.Login, 123));
        Assert.Equal(RefusalCodes.CertificateUnknown, foreign.Refusal!.Code);
        Assert.Equal(RefusalCodes.AgentUnknown, (await Allpay.SendAsync(new ListCertificates("nobody"))).Refusal!.Code);
    }

    /// <summary>As the upgrade names keys in SQL and the host in code, whatever form they were written down in.</summary>
    [Theory]
    [InlineData(1024)]
    [InlineData(2048)]
    [InlineData(4096)]
    public async Task Keys_from_before_are_named_as_new_ones_are(int bits)
    {
        using var key = RSA.Create(bits);
        string[] forms = [key.ExportSubjectPublicKeyInfoPem(), key.ExportRSAPublicKeyPem()];
        foreach (var pem in forms)
        {
            await Allpay.Database.ExecuteAsync("delete from party.certificate");
            await Allpay.ExecuteDbAsync(db => db.Add(new Certificate
            {
                Number = 7, AgentId = Allpay.Agent.Id, PublicKey = pem, CreatedAt = DateTimeOffset.UtcNow,
            }));
            await Allpay.Database.ExecuteAsync(SqlScript.Read("certificate_keys.sql"));
            Assert.Equal(RefusalCodes.CertificateKeyKnown, (await AddAsync(key.ExportSubjectPublicKeyInfoPem())).Refusal?.Code);
        }
    }

    [Fact]
    public async Task A_certificate_ends_by_itself_and_may_take_no_sha_1()
    {
        var over = (await Allpay.SendAsync(new AddCertificate(Allpay.Agent.Login, PublicKey(2048), 5)
        {
            ValidUntil = DateTimeOffset.UtcNow.AddSeconds(-1),
        })).Value;
        Assert.False(await IsActiveAsync(over.Number));

        var strict = (await Allpay.SendAsync(new AddCertificate(Allpay.Agent.Login, PublicKey(2048), 6)
        {
            ValidUntil = DateTimeOffset.UtcNow.AddHours(1), AllowsSha1 = false,
        })).Value;
        var found = await Allpay.Services.GetRequiredService<IAgentCertificates>().FindActiveAsync(6, CancellationToken.None);
        Assert.Equal((false, false), (strict.AllowsSha1, found!.AllowsSha1));
    }

    // Written by hand: the platform makes no such keys.
    private static string Crooked(RSA key, Func<RSAParameters, RSAParameters> bend)
    {
        var bent = bend(key.ExportParameters(false));
        var der = new AsnWriter(AsnEncodingRules.DER);
        using (der.PushSequence())
        {
            der.WriteInteger(new BigInteger(bent.Modulus, isUnsigned: true, isBigEndian: true));
            der.WriteInteger(new BigInteger(bent.Exponent, isUnsigned: true, isBigEndian: true));
        }

        return PemEncoding.WriteString("RSA PUBLIC KEY", der.Encode());
    }

    private Task<Outcome<CertificateCard>> AddAsync(string pem, long? number = null) =>
        Allpay.SendAsync(new AddCertificate(Allpay.Agent.Login, pem, number));

    private Task<Outcome<CertificateCard>> RevokeAsync(long number) =>
        Allpay.SendAsync(new RevokeCertificate(Allpay.Agent.Login, number));

    private async Task<bool> IsActiveAsync(long number) => await Allpay.Services
        .GetRequiredService<IAgentCertificates>().FindActiveAsync(number, CancellationToken.None) is not null;

    private static string PublicKey(int bits)
    {
        using var key = RSA.Create(bits);
        return key.ExportSubjectPublicKeyInfoPem();
    }
}
