using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Allpay.Features.Holders.LogIn;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using Allpay.IntegrationTests.Infrastructure;
using Microsoft.AspNetCore.Identity;
using Npgsql;

namespace Allpay.IntegrationTests.Features.Holders;

public sealed class LogInTests(AllpayFixture allpay) : AllpayTest(allpay)
{
    private const string Password = "correct horse";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Allpay.ExecuteDbAsync(db =>
        {
            db.Attach(Allpay.Holder);
            Allpay.Holder.PasswordHash = new PasswordHasher<Holder>().HashPassword(Allpay.Holder, Password);
        });
    }

    [Fact]
    public async Task The_token_opens_the_holders_doors_and_no_others()
    {
        var session = (await LogInAsync(Password)).Value;
        Assert.Equal(HttpStatusCode.OK, await GetAsync("/api/v1/accounts/balance", session.Token));
        Assert.Equal(HttpStatusCode.Forbidden, await GetAsync("/api/v1/holders/77011234567", session.Token));
        Assert.Equal(HttpStatusCode.Unauthorized, await GetAsync("/api/v1/accounts/balance", session.Token + "x"));
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_name_are_told_apart_by_nobody()
    {
        Assert.Equal(RefusalCodes.LoginWrong, (await LogInAsync("wrong")).Refusal!.Code);
        var nobody = await Allpay.SendAsync(new LogIn("77000000000", "wrong"));
        Assert.Equal(RefusalCodes.LoginWrong, nobody.Refusal!.Code);
    }

    [Fact]
    public async Task Parallel_guesses_are_counted_and_then_the_right_password_is_not_looked_at()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => LogInPatientlyAsync($"wrong-{i}")));
        Assert.Equal(HolderSessions.WrongMax, answers.Count(a => a.Refusal!.Code == RefusalCodes.LoginWrong));
        Assert.Equal(RefusalCodes.LoginGuessedTooOften, (await LogInAsync(Password)).Refusal!.Code);
    }

    [Fact]
    public async Task A_right_password_begins_the_count_anew()
    {
        for (var i = 0; i < 2; i++)
        {
            for (var wrong = 0; wrong < HolderSessions.WrongMax - 1; wrong++) await LogInAsync("wrong");
            Assert.Null((await LogInAsync(Password)).Refusal);
        }
    }

    [Fact]
    public async Task A_wallet_without_a_password_is_opened_by_none()
    {
        var holder = await Allpay.AddHolderAsync("77770000001", IdentificationLevel.Unidentified);
        await Allpay.ExecuteDbAsync(db =>
        {
            db.Attach(holder);
            holder.PasswordHash = "";
        });
        Assert.Equal(RefusalCodes.LoginWrong, (await Allpay.SendAsync(new LogIn(holder.UserName, "-"))).Refusal!.Code);
    }

    // Somebody else has the holder's count, so those let in stay in, and those who wait, wait.
    [Fact]
    public async Task More_than_can_wait_are_told_to_come_again_at_once_and_the_others_are_served()
    {
        const int Each = 1 + LoginTurns.WaitingForEachMax;
        var room = LoginTurns.AtOnceMax * Each;
        await LogInAsync(Password);
        var count = await LockCountAsync();
        var logins = Enumerable.Range(0, room + 1).Select(_ => LogInAsync(Password)).ToList();

        var refused = await Task.WhenAny(logins).WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(RefusalCodes.LoginBusy, (await refused).Refusal?.Code);
        Assert.True(await IsToldToComeAgainAsync());
        Assert.DoesNotContain(logins, login => login != refused && login.IsCompleted);

        await count.DisposeAsync();
        Assert.Equal(room, (await Task.WhenAll(logins)).Count(login => login.Refusal is null));
    }

    // Until the connection is disposed of.
    private async Task<NpgsqlConnection> LockCountAsync()
    {
        var connection = await Allpay.Database.Owner.OpenConnectionAsync();
        await using var command = new NpgsqlCommand("begin; select from party.login_guesses for update", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    private async Task<bool> IsToldToComeAgainAsync()
    {
        using var client = Allpay.CreateClient();
        using var answer = await client.PostAsJsonAsync(
            "/api/v1/holders/login", new { userName = Allpay.Holder.UserName, password = Password });
        return answer is { StatusCode: HttpStatusCode.ServiceUnavailable, Headers.RetryAfter.Delta: not null };
    }

    private async Task<Outcome<HolderSession>> LogInPatientlyAsync(string password)
    {
        while (true)
        {
            var answer = await LogInAsync(password);
            if (answer.Refusal?.Code != RefusalCodes.LoginBusy) return answer;
            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }
    }

    private Task<Outcome<HolderSession>> LogInAsync(string password) =>
        Allpay.SendAsync(new LogIn(Allpay.Holder.UserName, password));

    private async Task<HttpStatusCode> GetAsync(string address, string token)
    {
        using var client = Allpay.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await client.GetAsync(address, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
