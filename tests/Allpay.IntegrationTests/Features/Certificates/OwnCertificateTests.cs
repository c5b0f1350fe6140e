using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Allpay.Infrastructure.Parties;
using Allpay.IntegrationTests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Allpay.IntegrationTests.Features.Certificates;

/// <summary>Over HTTP: an agent adds a key only by proving that it has it.</summary>
public sealed class OwnCertificateTests(AllpayFixture allpay) : AllpayTest(allpay)
{
    private readonly RSA _key = RSA.Create(2048);
    private HttpClient _agent = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _agent = await Allpay.ClientOfAsync(Allpay.Agent.Id, PartyKind.Agent);
    }

    public override async ValueTask DisposeAsync()
    {
        _key.Dispose();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task A_proven_key_is_the_agents_own_certificate_at_once_and_in_the_audit_trail()
    {
        var (status, card) = await AddAsync(await ChallengeAsync(_agent), _key);
        Assert.Equal(HttpStatusCode.Created, status);
        var number = card.GetProperty("number").GetInt64();
        var found = await Allpay.Services.GetRequiredService<IAgentCertificates>().FindActiveAsync(number, CancellationToken.None);
        Assert.Equal(Allpay.Agent.Id, found!.Agent.Id);

        using var person = await Allpay.OperatorAsync("Проверяющая");
        var trail = await person.GetFromJsonAsync<JsonElement>("/api/v1/audit?action=certificate.added");
        var entry = Assert.Single(trail.GetProperty("items").EnumerateArray());
        Assert.Contains($"certificate {number}", entry.ToString(), StringComparison.Ordinal);
        Assert.Contains(Allpay.Agent.Login, entry.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Anothers_public_key_cannot_be_taken_without_its_private_one()
    {
        using var other = RSA.Create(2048);
        var challenge = await ChallengeAsync(_agent);
        AssertNotProven(await AddAsync(challenge, other, signer: _key));
        // One try, whatever came of it.
        AssertNotProven(await AddAsync(challenge, _key));
    }

    [Fact]
    public async Task A_challenge_is_good_once_for_its_agent_and_until_the_next_one()
    {
        using var foreign = await Allpay.ClientOfAsync(Allpay.PoorAgent.Id, PartyKind.Agent);
        AssertNotProven(await AddAsync(await ChallengeAsync(foreign), _key));
        var first = await ChallengeAsync(_agent);
        var second = await ChallengeAsync(_agent);
        AssertNotProven(await AddAsync(first, _key));
        Assert.Equal(HttpStatusCode.Created, (await AddAsync(second, _key)).Status);
        using var another = RSA.Create(2048);
        AssertNotProven(await AddAsync(second, another));
    }

    [Fact]
    public async Task An_old_challenge_is_over()
    {
        var challenge = await ChallengeAsync(_agent);
        await Allpay.Database.ExecuteAsync(
            "update party.certificate_challenge set expires_at = expires_at - interval '10 minutes 1 second'");
        AssertNotProven(await AddAsync(challenge, _key));
    }

    [Fact]
    public async Task One_challenge_sent_many_times_at_once_is_one_try()
    {
        var challenge = await ChallengeAsync(_agent);
        var keys = Enumerable.Range(0, 8).Select(_ => RSA.Create(2048)).ToList();
        var answers = await Task.WhenAll(keys.Select(key => AddAsync(challenge, key)));
        Assert.Single(answers, answer => answer.Status == HttpStatusCode.Created);
        keys.ForEach(key => key.Dispose());
    }

    [Fact]
    public async Task What_is_missing_or_no_base64_is_named()
    {
        var answer = await _agent.PostAsJsonAsync(
            "/api/v1/certificates", new { publicKey = "no key", signature = "***" }, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        foreach (var field in new[] { "publicKey", "challenge", "signature" })
            Assert.Contains($"\"field\":\"{field}\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Holders_have_no_certificates()
    {
        using var holder = await Allpay.ClientOfAsync(Allpay.Holder.Id, PartyKind.Holder);
        var answer = await holder.PostAsync("/api/v1/certificates/challenge", null, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    private static void AssertNotProven((HttpStatusCode Status, JsonElement Body) answer) => Assert.Equal(
        (HttpStatusCode.UnprocessableEntity, "certificate.not_proven"),
        (answer.Status, answer.Body.GetProperty("code").GetString()));

    private static async Task<string> ChallengeAsync(HttpClient agent)
    {
        var answer = await agent.PostAsync("/api/v1/certificates/challenge", null, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("challenge").GetString()!;
    }

    private async Task<(HttpStatusCode Status, JsonElement Body)> AddAsync(string challenge, RSA key, RSA? signer = null)
    {
        var signature = (signer ?? key).SignData(
            Encoding.UTF8.GetBytes(challenge), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var answer = await _agent.PostAsJsonAsync("/api/v1/certificates", new
        {
            publicKey = key.ExportSubjectPublicKeyInfoPem(), challenge, signature = Convert.ToBase64String(signature),
        });
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }
}
