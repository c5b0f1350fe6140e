using System.Globalization;
using System.Security.Cryptography;
using Allpay.Features.TerminalPay.Providers;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.Persistence;
using Allpay.Infrastructure.Providers;
using Allpay.IntegrationTests.Ledger;
using MediatR;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Respawn;
using Respawn.Graph;

namespace Allpay.IntegrationTests.Infrastructure;

/// <summary>
/// The whole host on real stores, shared by all tests of slices. Respawn empties its database before each test, which then
/// has an agent, holders, limits and nothing else; account ids never repeat, so Redis needs no emptying.
/// </summary>
public sealed class AllpayFixture(TestServers servers) : WebApplicationFactory<Program>, IAsyncLifetime
{
    public const long FloatTenge = 1_000_000;

    private readonly string _serverKeyFile = Path.GetTempFileName();
    private Respawner _respawner = null!;
    private int _lastReference;

    public LedgerDatabase Database { get; } = new(servers);
    public AgentCaller Agent { get; private set; } = null!;
    public AgentCaller PoorAgent { get; private set; } = null!;
    public Holder Holder { get; private set; } = null!;
    public Holder Unidentified { get; private set; } = null!;
    public ILedger Ledger => Services.GetRequiredService<ILedger>();

    public async ValueTask InitializeAsync()
    {
        await Database.InitializeAsync();
        await Database.ExecuteAsync(Limits);
        using var serverKey = RSA.Create(2048);
        await File.WriteAllTextAsync(_serverKeyFile, serverKey.ExportRSAPrivateKeyPem());
        await using var connection = await Database.Owner.OpenConnectionAsync();
        _respawner = await Respawner.CreateAsync(connection, new RespawnerOptions
        {
            DbAdapter = DbAdapter.Postgres, SchemasToInclude = ["ledger", "party", "rules", "ops", "sandbox"],
            // What the migrations wrote for good, and the limits: a host that read them empty keeps them so for seconds.
            TablesToIgnore = [new Table("ledger", "account_kind"), new Table("ops", "retention"), new Table("rules", "holder_limits")],
        });
    }

    public async Task ResetAsync()
    {
        await EmptyAsync();
        await Database.ExecuteAsync(ChartOfAccountsAgain);
        Agent = await AddAgentAsync("77010000001", FloatTenge);
        PoorAgent = await AddAgentAsync("77010000002", 1);
        Holder = await AddHolderAsync("77011234567", IdentificationLevel.Identified);
        Unidentified = await AddHolderAsync("77011234568", IdentificationLevel.Unidentified);
        await AddProviderAsync("demo-telecom", 1001);
        await AddProviderAsync("vostokplat", 2001);
    }

    // The database refuses to be emptied, but for a session whose triggers do not fire.
    private async Task EmptyAsync()
    {
        await using var connection = await Database.Owner.OpenConnectionAsync();
        await using var unguarded = new NpgsqlCommand("set session_replication_role = replica", connection);
        await unguarded.ExecuteNonQueryAsync();
        await _respawner.ResetAsync(connection);
    }

    public async Task<T> SendAsync<T>(IRequest<T> request)
    {
        await using var scope = Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, CancellationToken.None);
    }

    public async Task ExecuteDbAsync(Action<AllpayDbContext> change)
    {
        await using var scope = Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AllpayDbContext>();
        change(db);
        await db.SaveChangesAsync();
    }

    /// <summary>What the ledger has; the time of asking is left out, so that two balances can be compared.</summary>
    public async Task<AccountBalance> BalanceAsync(AccountId account) =>
        (await Ledger.FindBalanceAsync(account, CancellationToken.None))! with { AsOf = default };

    public string NewReference() => $"test-{Interlocked.Increment(ref _lastReference)}";

    public async Task<Holder> AddHolderAsync(string userName, IdentificationLevel level)
    {
        var ceiling = level == IdentificationLevel.Unidentified ? Money.OfTenge(200_000) : (Money?)null;
        var holder = new Holder
        {
            Id = NewParty(), UserName = userName, Level = level, PasswordHash = "-",
            WalletAccount = await Database.OpenAccountAsync(AccountKind.HolderWallet, ceiling),
            FirstName = "Айгүл", LastName = "Серікқызы", Iin = "900101300123",
        };
        await ExecuteDbAsync(db => db.Add(holder));
        return holder;
    }

    public Task FundAsync(Holder holder, long tenge) => FundAsync(holder.WalletAccount, tenge);

    /// <summary>Issues money to an account.</summary>
    public Task FundAsync(AccountId account, long tenge) => Ledger.DoneAsync(Requests.Pay(
        new PaymentTerms(ChartOfAccounts.BankSettlement, account, Money.OfTenge(tenge), Money.Zero, Money.Zero),
        NewReference(), Opening.Post));

    /// <summary>The holder as REST would know it.</summary>
    public static ApiCaller CallerOf(Holder holder) =>
        new(holder.Id, PartyKind.Holder, holder.UserName, holder.WalletAccount);

    private async Task AddProviderAsync(string code, long service)
    {
        var provider = new Provider
        {
            Id = NewParty(), Code = code, Name = code, Address = "http://localhost/sandbox/provider",
            Account = await Database.OpenAccountAsync(AccountKind.Provider),
        };
        await ExecuteDbAsync(db => db.Add(provider));
        await ExecuteDbAsync(db => db.Add(new Service
        {
            PublicCode = service, ProviderId = provider.Id, ProviderCode = "demo", Name = code,
        }));
    }

    /// <summary>A key to call REST with.</summary>
    public async Task<HttpClient> ClientOfAsync(PartyId party, PartyKind kind)
    {
        var key = Guid.NewGuid().ToString("n");
        await ExecuteDbAsync(db => db.Add(new ApiKey
        {
            Id = 0, PartyId = party, PartyKind = kind, Hash = ApiKey.HashOf(key), CreatedAt = DateTimeOffset.UtcNow,
        }));
        var client = CreateClient();
        client.DefaultRequestHeaders.Add("X-Api-Key", key);
        return client;
    }

    /// <summary>REST as an operator of that name.</summary>
    public async Task<HttpClient> OperatorAsync(string name)
    {
        var person = new Operator { Id = NewParty(), Name = name, CreatedAt = DateTimeOffset.UtcNow };
        await ExecuteDbAsync(db => db.Add(person));
        return await ClientOfAsync(person.Id, PartyKind.Operator);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Database.DisposeAsync();
        File.Delete(_serverKeyFile);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Testing");
        builder.UseSetting("ConnectionStrings:Ledger", TestServers.AsHost(Database.ConnectionString));
        builder.UseSetting("ConnectionStrings:Redis", TestServers.Redis);
        builder.UseSetting("ReadStore:Prefix", $"test-{Guid.NewGuid():n}");
        builder.UseSetting("ReadStore:Timeout", "00:00:01");
        builder.UseSetting("Jobs:Enabled", "false");
        builder.UseSetting("Drain:Seconds", "0");
        builder.UseSetting("AgentSoap:SigningKeyFile", _serverKeyFile);
        builder.UseSetting("MessageArchive:KeyFile", _serverKeyFile);
        builder.UseSetting("MessageArchive:BytesPerAgentPerDayMax", "100000");
        builder.UseSetting("OneTimeCodes:KeyFile", _serverKeyFile); // any secret will do
        builder.UseSetting("OneTimeCodes:UnusedMax", "100");
        builder.UseSetting("Providers:TimeoutSeconds", "1");
        builder.UseSetting("Sandbox:Provider", "true");
        // The provider is the sandbox's, in this very host: its requests come back in.
        builder.ConfigureTestServices(services => services.AddHttpClient(nameof(IProviderGateway))
            .ConfigurePrimaryHttpMessageHandler(() => Server.CreateHandler()));
        builder.UseSetting("Logging:LogLevel:Default", "Warning");
        builder.UseSetting("Logging:LogLevel:Microsoft.Hosting.Lifetime", "Warning");
    }

    private async Task<AgentCaller> AddAgentAsync(string login, long tenge)
    {
        var agent = new Agent
        {
            Id = NewParty(), Login = login, Name = login, FloatAccount = await Database.OpenFloatAsync(Ledger, tenge),
        };
        await ExecuteDbAsync(db => db.Add(agent));
        return agent.AsCaller();
    }

    // Not by the host: it warms up as soon as it is asked for anything, and would keep for seconds that there are none.
    private const string Limits =
        """
        insert into rules.holder_limits (level, per_payment, per_day, per_month, ceiling)
        values (0, 5000000, 10000000, 15000000, 20000000), (1, null, null, null, null)
        """;

    // The rows of the first migration, which Respawn takes away with the others.
    private static readonly string ChartOfAccountsAgain = string.Concat(
        new[] { AccountKind.BankSettlement, AccountKind.CommissionIncome, AccountKind.Suspense }.Select(kind =>
            $"""
            insert into ledger.account (id, kind, floor, ceiling, debits_posted, credits_posted, debits_pending, credits_pending,
                version, day, created_at, updated_at)
            values ({(short)kind}, {(short)kind}, {Sql(ChartOfAccounts.FloorOf(kind))}, {Sql(ChartOfAccounts.CeilingOf(kind))},
                0, 0, 0, 0, 0, '-infinity', now(), now());
            """));

    private static string Sql(Money? money) => money?.Tiyn.ToString(CultureInfo.InvariantCulture) ?? "null";

    private int _lastParty = 5000;

    private PartyId NewParty() => new(Interlocked.Increment(ref _lastParty));
}

/// <summary>All tests of slices share one host and take turns.</summary>
[CollectionDefinition(nameof(SharedHost))]
public sealed class SharedHost : ICollectionFixture<AllpayFixture>;

/// <summary>A test of slices: it begins with the books empty but for the cast.</summary>
[Collection(nameof(SharedHost))]
public abstract class AllpayTest(AllpayFixture allpay) : IAsyncLifetime
{
    protected AllpayFixture Allpay { get; } = allpay;

    public virtual async ValueTask InitializeAsync() => await Allpay.ResetAsync();

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
