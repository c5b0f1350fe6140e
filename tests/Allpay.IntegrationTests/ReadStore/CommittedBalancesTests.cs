using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.ReadStore;
using Allpay.IntegrationTests.Ledger;

namespace Allpay.IntegrationTests.ReadStore;

/// <summary>Which accounts the repair of the read store looks at: all that moved since, and no others.</summary>
public sealed class CommittedBalancesTests(LedgerDatabase database) : IClassFixture<LedgerDatabase>, IAsyncLifetime
{
    private const int Accounts = 1000;
    private const long First = 5_000_001;

    // The chart's own three are from the beginning of time.
    private const int AllAccounts = Accounts + 3;

    private static bool _opened;

    private CommittedBalances Committed => new(database.Owner);

    // One account a minute, the last one a minute ago.
    public async ValueTask InitializeAsync()
    {
        if (_opened) return;
        _opened = true;
        await database.ExecuteAsync(
            $"""
            insert into ledger.account (id, kind, floor, debits_posted, credits_posted, debits_pending, credits_pending, version, day,
                created_at, updated_at)
            select {First} + (n * 7919) % {Accounts}, 11, 0, 0, 0, 0, 0, 0, '-infinity', now(), now() - n * interval '1 minute'
            from generate_series(1, {Accounts}) n
            """);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(200)]
    public async Task All_that_moved_since_are_found_once_whatever_the_page(int size)
    {
        var since = DateTimeOffset.UtcNow.AddMinutes(-95.5);

        var found = await FindAsync(since, size);

        var expected = await database.QueryAsync<long[]>(
            $"select array_agg(id order by id) from ledger.account where updated_at >= '{since:O}'");
        Assert.True(expected.Length >= 95, "hardly anything moved: nothing was tested");
        Assert.Equal(expected, found.Select(balance => balance.Account.Value).Order());
    }

    [Fact]
    public async Task From_the_beginning_it_is_every_account()
    {
        var found = await FindAsync(DateTimeOffset.UnixEpoch, 200);

        Assert.Equal(AllAccounts, found.Select(balance => balance.Account).Distinct().Count());
    }

    [Fact]
    public async Task An_account_that_moves_while_the_others_are_read_is_met_again()
    {
        await using var process = await LedgerProcess.StartAsync(database.ConnectionString);
        var page = await Committed.PageAsync(null, DateTimeOffset.UnixEpoch, 500, CancellationToken.None);
        var moved = page.First(balance => balance.Account.Value >= First).Account;
        await process.Ledger.DoneAsync(Requests.Pay(
            new PaymentTerms(ChartOfAccounts.BankSettlement, moved, Money.OfTenge(1), Money.Zero, Money.Zero), "moved", Opening.Post));

        var rest = await FindAsync(DateTimeOffset.UnixEpoch, 500, page[^1]);

        Assert.Contains(rest, balance => balance.Account == moved && balance.Version == 1);
        Assert.Equal(AllAccounts, page.Concat(rest).Select(balance => balance.Account).Distinct().Count());
    }

    private async Task<List<AccountBalance>> FindAsync(DateTimeOffset since, int size, AccountBalance? last = null)
    {
        var found = new List<AccountBalance>();
        while (true)
        {
            var page = await Committed.PageAsync(last, since, size, CancellationToken.None);
            if (page.Count == 0) return found;
            found.AddRange(page);
            last = page[^1];
        }
    }
}
