using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Persistence;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace Allpay.Benchmarks.Ledger;

/// <summary>A database of its own on the given server: migrated, with 10,000 accounts that can pay.</summary>
internal sealed class BenchmarkDatabase
{
    public const int Accounts = 10_000;
    public const long FirstAccount = 1_000_001;
    private const long Issued = 1_000_000_000_000;
    private const string Name = "allpay_bench";

    private BenchmarkDatabase(IConfiguration configuration) => Configuration = configuration;

    public IConfiguration Configuration { get; }

    public string ConnectionString => Configuration.GetConnectionString(PersistenceRegistration.ConnectionName)!;

    public static async Task<BenchmarkDatabase> CreateAsync(string server)
    {
        await ExecuteAsync(server, $"drop database if exists {Name} with (force)");
        await ExecuteAsync(server, $"create database {Name}");
        var builder = new NpgsqlConnectionStringBuilder(server) { Database = Name };
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            [$"ConnectionStrings:{PersistenceRegistration.ConnectionName}"] = builder.ConnectionString,
            ["ConnectionStrings:Redis"] = Environment.GetEnvironmentVariable("ConnectionStrings__Redis"),
            // Quiet machines are rare: a slow disk is to show in the numbers, not in lost requests.
            ["Ledger:AnswerWithin"] = "00:00:30",
        }).Build();
        await Migrator.MigrateAsync(configuration, CancellationToken.None);
        var database = new BenchmarkDatabase(configuration);
        await database.OpenAccountsAsync();
        return database;
    }

    public Task ExecuteAsync(string sql) => ExecuteAsync(ConnectionString, sql);

    public async Task<T> QueryAsync<T>(string sql)
    {
        await using var source = NpgsqlDataSource.Create(ConnectionString);
        await using var command = source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <exception cref="InvalidOperationException">Money came from nowhere, or went there.</exception>
    public async Task ProveBooksAsync()
    {
        var sum = await QueryAsync<decimal>("select sum(credits_posted) - sum(debits_posted) from ledger.account");
        var payments = await QueryAsync<long>("select count(*) from ledger.payment");
        Console.WriteLine($"The books: {payments:N0} payments, credits - debits = {sum:N0} tiyn over all accounts.");
        if (sum != 0) throw new InvalidOperationException("The books do not balance.");
    }

    public static string Script(string name)
    {
        using var stream = typeof(BenchmarkDatabase).Assembly.GetManifestResourceStream($"Allpay.Benchmarks.Ledger.{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private Task OpenAccountsAsync() => ExecuteAsync(
        $"""
        insert into ledger.account (id, kind, floor, ceiling, debits_posted, credits_posted, debits_pending, credits_pending,
            version, day, created_at, updated_at)
        select i, {(short)AccountKind.AgentFloat}, 0, null, 0, 0, 0, 0, 0, '-infinity', now(), now()
        from generate_series({FirstAccount}, {FirstAccount + Accounts - 1}) i;
        with issued as (
            insert into ledger.payment (id, requester_id, reference, fingerprint, kind, opening, status, reason, payer_id, payee_id, amount,
                payer_fee, payee_fee, captured, refunded, day, created_at, finished_at, payer_version, payee_version)
            select nextval('ledger.payment_id'), 1, 'issue-' || n, gen_random_uuid(), {(short)PaymentKind.Issue}, {(short)Opening.Post}, 2, 0,
                1, {FirstAccount - 1} + n, {Issued}, 0, 0, {Issued}, 0, current_date, now(), now(), n, 1
            from generate_series(1, {Accounts}) n
            returning id, payee_id, payer_version as n
        )
        insert into ledger.transfer (id, payment_id, phase, debit_account_id, credit_account_id, amount, released,
            debit_balance, debit_pending, debit_version, credit_balance, credit_pending, credit_version, day, created_at)
        select nextval('ledger.transfer_id'), id, 1, 1, payee_id, {Issued}, 0,
            -{Issued} * n, 0, n, {Issued}, 0, 1, current_date, now() from issued;
        analyze;
        """);

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(sql);
        command.CommandTimeout = 300;
        await command.ExecuteNonQueryAsync();
    }
}
