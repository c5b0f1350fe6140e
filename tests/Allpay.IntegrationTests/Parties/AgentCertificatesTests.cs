using System.Security.Cryptography;
using Allpay.Infrastructure.Parties;
using Allpay.IntegrationTests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Allpay.IntegrationTests.Parties;

/// <summary>Certificates on a real database, looked up by many calls at the same time.</summary>
public sealed class AgentCertificatesTests(AllpayFixture allpay) : AllpayTest(allpay)
{
    private const int Certificates = 20;

    private static CancellationToken Token => TestContext.Current.CancellationToken;
    private IAgentCertificates Directory => Allpay.Services.GetRequiredService<IAgentCertificates>();

    [Fact]
    public async Task Each_of_many_calls_at_once_gets_the_certificate_it_asked_for()
    {
        using var key = await AddAsync();
        var numbers = Enumerable.Range(0, 400).Select(call => (long)(call % (Certificates + 1)));
        var found = await Task.WhenAll(numbers.Select(async number => (number, await Directory.FindActiveAsync(number, Token))));
        foreach (var (number, certificate) in found)
        {
            Assert.Equal(number == 0 ? null : number, certificate?.Number);
            if (certificate is not null) Assert.Equal(Allpay.Agent, certificate.Agent);
        }
    }

    [Fact]
    public async Task Under_load_no_call_that_begins_after_a_revocation_finds_the_certificate()
    {
        using var key = await AddAsync();
        using var stop = new CancellationTokenSource();
        var load = Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested) await Directory.FindActiveAsync(1, Token);
        })).ToList();
        for (var number = 1; number <= Certificates; number++)
        {
            Assert.NotNull(await Directory.FindActiveAsync(number, Token));
            await Allpay.Database.ExecuteAsync($"update party.certificate set revoked_at = now() where number = {number}");
            Assert.Null(await Directory.FindActiveAsync(number, Token));
        }

        await stop.CancelAsync();
        await Task.WhenAll(load);
    }

    [Fact]
    public async Task A_broken_key_fails_nobody_else()
    {
        using var key = await AddAsync();
        await Allpay.Database.ExecuteAsync("update party.certificate set public_key = 'broken' where number = 1");
        var broken = Directory.FindActiveAsync(1, Token);
        Assert.NotNull(await Directory.FindActiveAsync(2, Token));
        await Assert.ThrowsAsync<CryptographicException>(() => broken);
    }

    private async Task<RSA> AddAsync()
    {
        var key = RSA.Create(1024);
        await Allpay.ExecuteDbAsync(db => db.AddRange(Enumerable.Range(1, Certificates).Select(number => new Certificate
        {
            Number = number, AgentId = Allpay.Agent.Id, PublicKey = key.ExportSubjectPublicKeyInfoPem(),
            CreatedAt = DateTimeOffset.UtcNow,
        })));
        return key;
    }
}
