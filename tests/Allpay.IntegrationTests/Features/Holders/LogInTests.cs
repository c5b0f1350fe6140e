using System.Net;
using System.Net.Http.Headers;
using Allpay.Features.Holders.LogIn;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using Allpay.IntegrationTests.Infrastructure;
using Microsoft.AspNetCore.Identity;

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
        Assert.Equal(HttpStatusCode.Forbidden, await GetAsync("/api/v1/cash-ins/1", session.Token));
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
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => LogInAsync($"wrong-{i}")));
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
