using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Allpay.Features.Audit.ListAudit;
using Allpay.Features.Holders.LogIn;
using Allpay.Features.Holders.Logins;
using Allpay.Features.Holders.SetPassword;
using Allpay.Infrastructure.Audit;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using Allpay.IntegrationTests.Infrastructure;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
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
        Assert.Equal(LoginDelays.FreeOfAccount, answers.Count(a => a.Refusal!.Code == RefusalCodes.LoginWrong));
        var refusal = (await LogInAsync(Password)).Refusal!;
        Assert.Equal(RefusalCodes.LoginGuessedTooOften, refusal.Code);
        Assert.InRange(refusal.RetryAfter!.Value, TimeSpan.FromTicks(1), LoginDelays.First);
    }

    [Fact]
    public async Task A_right_password_begins_the_count_anew()
    {
        for (var i = 0; i < 2; i++)
        {
            for (var wrong = 0; wrong < LoginDelays.FreeOfAccount - 1; wrong++) await LogInAsync("wrong");
            Assert.Null((await LogInAsync(Password)).Refusal);
        }
    }

    [Fact]
    public async Task Strangers_do_not_keep_the_holder_out_of_a_device_or_an_address_it_is_known_by()
    {
        var first = (await LogInAsync(Password, address: "192.0.2.1")).Value;
        for (var i = 0; i < LoginDelays.FreeOfAccount; i++) await LogInAsync("wrong", address: "198.51.100.7");

        Assert.Equal(RefusalCodes.LoginGuessedTooOften, (await LogInAsync(Password, address: "203.0.113.9")).Refusal!.Code);
        Assert.Null((await LogInAsync(Password, first.Device, "203.0.113.10")).Refusal);
        Assert.Null((await LogInAsync(Password, address: "192.0.2.1")).Refusal);
        var invented = await LogInAsync(Password, first.Device + "x", "203.0.113.11");
        Assert.Equal(RefusalCodes.LoginGuessedTooOften, invented.Refusal!.Code);
    }

    [Fact]
    public async Task A_known_device_has_guesses_of_its_own_and_no_more()
    {
        var device = (await LogInAsync(Password)).Value.Device;
        for (var i = 0; i < LoginDelays.FreeOfAccount; i++) await LogInAsync("wrong", device);
        Assert.Equal(RefusalCodes.LoginGuessedTooOften, (await LogInAsync(Password, device)).Refusal!.Code);
        Assert.Null((await LogInAsync(Password)).Refusal);
    }

    [Fact]
    public async Task An_address_that_tries_many_names_has_to_wait()
    {
        for (var i = 0; i < LoginDelays.FreeOfAddress; i++)
            await AsIfFromAsync("198.51.100.8", new LogIn($"7709{i:D7}", "wrong"));
        Assert.Equal(RefusalCodes.LoginGuessedTooOften, (await LogInAsync(Password, address: "198.51.100.8")).Refusal!.Code);
        Assert.Null((await LogInAsync(Password, address: "198.51.100.9")).Refusal);
    }

    /// <summary>A name nobody has is counted, delayed and written down as one that somebody has.</summary>
    [Fact]
    public async Task Who_is_a_holder_is_told_by_no_row_of_answers()
    {
        var empty = await WithoutPasswordAsync();
        string[] names = [Allpay.Holder.UserName, "77000000000", empty.UserName];
        var answers = new List<string[]>();
        foreach (var name in names)
        {
            var codes = new List<string>();
            for (var i = 0; i <= LoginDelays.FreeOfAccount; i++)
                codes.Add((await Allpay.SendAsync(new LogIn(name, "wrong"))).Refusal!.Code);
            answers.Add([.. codes]);
            var entries = (await Allpay.SendAsync(new ListAudit { Subject = $"holder {name}" })).Value.Entries;
            Assert.Equal(
                [AuditActions.LoginLocked, .. Enumerable.Repeat(AuditActions.LoginFailed, LoginDelays.FreeOfAccount - 1)],
                entries.Select(e => e.Action));
        }

        Assert.Equal(answers[0], answers[1]);
        Assert.Equal(answers[0], answers[2]);
    }

    [Fact]
    public async Task After_the_log_out_the_token_is_good_for_nothing()
    {
        var token = (await LogInAsync(Password)).Value.Token;
        Assert.Equal(HttpStatusCode.OK, await GetAsync("/api/v1/accounts/balance", token));
        Assert.Equal(HttpStatusCode.OK, await PostAsync("/api/v1/holders/logout", token));
        Assert.Equal(HttpStatusCode.Unauthorized, await GetAsync("/api/v1/accounts/balance", token));

        using var withKey = await Allpay.ClientOfAsync(Allpay.Holder.Id, PartyKind.Holder);
        using var refused = await withKey.PostAsync("/api/v1/holders/logout", null, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task A_changed_password_ends_the_other_sessions_and_takes_the_old_one()
    {
        var (other, own) = ((await LogInAsync(Password)).Value.Token, (await LogInAsync(Password)).Value.Token);
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(
            "/api/v1/holders/password", own, new { oldPassword = "wrong", newPassword = "battery staple" }));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(
            "/api/v1/holders/password", own, new { oldPassword = Password, newPassword = "short" }));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(
            "/api/v1/holders/password", own, new { oldPassword = Password, newPassword = "battery staple" }));

        Assert.Equal(HttpStatusCode.Unauthorized, await GetAsync("/api/v1/accounts/balance", other));
        Assert.Equal(HttpStatusCode.OK, await GetAsync("/api/v1/accounts/balance", own));
        Assert.Equal(RefusalCodes.LoginWrong, (await LogInAsync(Password)).Refusal!.Code);
        Assert.Null((await LogInAsync("battery staple")).Refusal);
    }

    [Fact]
    public async Task A_wallet_without_a_password_gets_one_by_an_operators_code_once()
    {
        var empty = await WithoutPasswordAsync();
        using var client = await Allpay.OperatorAsync("Asel");
        using var issued = await client.PostAsync($"/api/v1/holders/{empty.UserName}/password-code", null, TestContext.Current.CancellationToken);
        var code = (await issued.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("code").GetString();

        Assert.Equal(RefusalCodes.PasswordCodeWrong, (await SetAsync(empty.UserName, code + "x")).Refusal?.Code);
        Assert.Equal(RefusalCodes.PasswordCodeWrong, (await SetAsync(Allpay.Holder.UserName, code!)).Refusal?.Code);
        Assert.Equal(RefusalCodes.PasswordCodeWrong, (await SetAsync("77000000000", code!)).Refusal?.Code);
        var both = await Task.WhenAll(SetAsync(empty.UserName, code!), SetAsync(empty.UserName, code!));
        Assert.Single(both, answer => answer.Refusal is null);
        Assert.Null((await Allpay.SendAsync(new LogIn(empty.UserName, "battery staple"))).Refusal);
    }

    [Fact]
    public async Task A_wallet_without_a_password_is_opened_by_none()
    {
        var holder = await WithoutPasswordAsync();
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
        await using var command = new NpgsqlCommand("begin; select from party.login_failures for update", connection);
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

    private Task<Outcome<HolderSession>> LogInAsync(string password, string? device = null, string? address = null) =>
        AsIfFromAsync(address, new LogIn(Allpay.Holder.UserName, password, device));

    private async Task<Outcome<HolderSession>> AsIfFromAsync(string? address, LogIn command)
    {
        await using var scope = Allpay.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallOrigin>().Begin(null, address, "request");
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(command, CancellationToken.None);
    }

    private Task<Outcome<PasswordChanged>> SetAsync(string userName, string code) =>
        Allpay.SendAsync(new SetPassword(userName, code, "battery staple"));

    private async Task<Holder> WithoutPasswordAsync()
    {
        var holder = await Allpay.AddHolderAsync("77770000001", IdentificationLevel.Unidentified);
        await Allpay.ExecuteDbAsync(db =>
        {
            db.Attach(holder);
            holder.PasswordHash = "";
        });
        return holder;
    }

    private async Task<HttpStatusCode> PostAsync(string address, string token, object? body = null)
    {
        using var client = Allpay.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var content = body is null ? null : JsonContent.Create(body);
        using var answer = await client.PostAsync(address, content, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    private async Task<HttpStatusCode> GetAsync(string address, string token)
    {
        using var client = Allpay.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await client.GetAsync(address, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
