using System.Security.Cryptography;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Persistence;
using Allpay.Infrastructure.ReadStore;
using Allpay.IntegrationTests.Infrastructure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Allpay.EndToEndTests.ThousandAgents;

internal sealed record CrowdAgent(long Id, string Login, long Certificate, long Float, string ApiKey);

internal sealed record CrowdHolder(string UserName, string ApiKey, long Wallet);

/// <summary>
/// Agents, a thousand unless told, each with its login, certificate number, API key and float, and holders with wallets and API
/// keys. The rows are inserted; the money is issued by a ledger like the host's, so that every guard of the database is on.
/// </summary>
internal sealed class Crowd(int agents = Crowd.AgentCount, int holders = Crowd.HolderCount) : IDisposable
{
    public const int AgentCount = 1000;
    public const int HolderCount = 200;

    public static readonly Money FloatIssued = Money.OfTenge(1_000_000);
    public static readonly Money WalletIssued = Money.OfTenge(5_000);

    private const long FirstAgent = 100_000;
    private const long FirstHolder = 200_000;
    private const long FirstFloat = 2_000_000;
    private const long FirstWallet = 3_000_000;

    /// <summary>One pair for all: making a thousand says nothing about the server.</summary>
    public RSA Key { get; } = RSA.Create(1024);

    public IReadOnlyList<CrowdAgent> Agents { get; } = [.. Enumerable.Range(0, agents).Select(i =>
        new CrowdAgent(FirstAgent + i, $"crowd-{i}", FirstAgent + i, FirstFloat + i, $"crowd-agent-key-{i}"))];

    public IReadOnlyList<CrowdHolder> Holders { get; } = [.. Enumerable.Range(0, holders).Select(i =>
        new CrowdHolder($"{77_019_000_000 + i}", $"crowd-key-{i}", FirstWallet + i))];

    public async Task SettleInAsync(PrivatePostgres postgres)
    {
        await InsertAsync(postgres);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            [new($"ConnectionStrings:{PersistenceRegistration.ConnectionName}", postgres.ConnectionString)]).Build();
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(TimeProvider.System)
            .AddSingleton<IBalancePublisher, NobodyReads>()
            .AddPersistence(configuration)
            .AddLedger(configuration)
            .BuildServiceProvider();
        foreach (var service in services.GetServices<IHostedService>()) await service.StartAsync(CancellationToken.None);
        var ledger = services.GetRequiredService<ILedger>();
        await Task.WhenAll(
            Task.WhenAll(Agents.Select(agent => IssueAsync(ledger, agent.Float, FloatIssued))),
            Task.WhenAll(Holders.Select(holder => IssueAsync(ledger, holder.Wallet, WalletIssued))));
        foreach (var service in services.GetServices<IHostedService>()) await service.StopAsync(CancellationToken.None);
    }

    public void Dispose() => Key.Dispose();

    private static async Task IssueAsync(ILedger ledger, long account, Money amount)
    {
        var terms = new PaymentTerms(ChartOfAccounts.BankSettlement, new AccountId(account), amount, Money.Zero, Money.Zero);
        var issue = new OpenPayment(
            new PaymentKey(new PartyId(0), $"crowd-{account}"), Fingerprint.Of("crowd.issue", $"{account}"), PaymentKind.Issue,
                terms,
            Opening.Post);
        Assert.IsType<LedgerResult.Done>(await ledger.SubmitAsync(issue, CancellationToken.None));
    }

    private async Task InsertAsync(PrivatePostgres postgres)
    {
        await using var books = NpgsqlDataSource.Create(postgres.ConnectionString);
        await using var command = books.CreateCommand(
            $"""
            insert into ledger.account (id, kind, floor, debits_posted, credits_posted, debits_pending, credits_pending, version,
                day,
                created_at, updated_at)
            select id, kind, 0, 0, 0, 0, 0, 0, '-infinity', now(), now() from (
                select {FirstFloat} + i, {(short)AccountKind.AgentFloat} from generate_series(0, {Agents.Count - 1}) i
                union all select {FirstWallet} + i, {(short)AccountKind.HolderWallet} from generate_series(0, {Holders.Count - 1}) i
            ) as a (id, kind);
            insert into party.agent (id, login, name, float_account, is_blocked)
            select {FirstAgent} + i, 'crowd-' || i, 'Agent ' || i, {FirstFloat} + i, false from generate_series(0,
                {Agents.Count - 1}) i;
            insert into party.certificate (number, agent_id, public_key, created_at)
            select id, id, '{Key.ExportSubjectPublicKeyInfoPem()}', now() from party.agent where id >= {FirstAgent};
            insert into party.holder (id, user_name, wallet_account, level, password_hash, is_blocked)
            select {FirstHolder} + i, ({77_019_000_000} + i)::text, {FirstWallet} + i, 1, '', false
            from generate_series(0, {Holders.Count - 1}) i;
            insert into party.api_key (party_id, party_kind, hash, created_at)
            select {FirstHolder} + i, 3, sha256(('crowd-key-' || i)::bytea), now() from generate_series(0, {Holders.Count - 1}) i;
            insert into party.api_key (party_id, party_kind, hash, created_at)
            select {FirstAgent} + i, 1, sha256(('crowd-agent-key-' || i)::bytea), now()
            from generate_series(0, {Agents.Count - 1}) i;
            insert into rules.tariff (kind, valid_from, paid_by, fixed, rate_ppm) values
                ({(short)PaymentKind.CashOut}, '2026-01-01', 1, 0, 10000), ({(short)PaymentKind.TerminalGoods}, '2026-01-01', 2,
                    0, 20000);
            """);
        await command.ExecuteNonQueryAsync();
    }

    private sealed class NobodyReads : IBalancePublisher
    {
        public void Publish(IReadOnlyList<AccountBalance> balances) { }
    }
}
