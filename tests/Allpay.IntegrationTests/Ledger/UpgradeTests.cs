using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Persistence;
using Allpay.IntegrationTests.Infrastructure;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace Allpay.IntegrationTests.Ledger;

/// <summary>Books that were kept before the database matched payments and transfers go on after the upgrade.</summary>
public sealed class UpgradeTests : IAsyncLifetime
{
    private const string Before = "20261124070832_TheAgentContract";
    private const string Name = "allpay_upgrade";

    // As a writer of that time left it: 10.00 issued to account 5001, 4.00 of them held for account 5002, and told to nobody.
    private const string Books =
        """
        insert into ledger.account (id, kind, floor, debits_posted, credits_posted, debits_pending, credits_pending, version, day,
            created_at, updated_at)
        values (5001, 10, 0, 0, 0, 0, 0, 0, '-infinity', now(), now()), (5002, 11, 0, 0, 0, 0, 0, 0, '-infinity', now(), now());
        insert into ledger.payment (id, requester_id, reference, fingerprint, kind, status, reason, payer_id, payee_id, amount,
            payer_fee, payee_fee, hold_id, captured, refunded, day, created_at, finished_at, payer_version, payee_version)
        values (1, 77, 'issued', gen_random_uuid(), 1, 2, 0, 1, 5001, 1000, 0, 0, null, 1000, 0, current_date, now(), now(), 1, 1),
               (2, 77, 'held', gen_random_uuid(), 10, 1, 0, 5001, 5002, 400, 0, 0, 5, 0, 0, current_date, now(), null, 2, 1),
               (3, 77, 'waiting', gen_random_uuid(), 10, 1, 0, 5001, 5002, 400, 0, 0, null, 0, 0, current_date, now(), null, 0, 0);
        insert into ledger.transfer (id, payment_id, phase, debit_account_id, credit_account_id, amount, released, debit_balance,
            debit_pending, debit_version, credit_balance, credit_pending, credit_version, day, created_at)
        values (1, 1, 1, 1, 5001, 1000, 0, -1000, 0, 1, 1000, 0, 1, current_date, now()),
               (5, 2, 2, 5001, 5002, 400, 0, 1000, 400, 2, 0, 400, 1, current_date, now());
        select setval('ledger.transfer_id', 101);
        insert into ops.outbox (message, payment_id, created_at, attempts) values ('payment.held', 2, now(), 0);
        insert into ops.signed_message (received_at, agent_id, certificate_number, contract, operation, message)
        values (now() - interval '10 years', 1, 1, 'c', 'o', 'x');
        """;

    private static string Upgraded => new NpgsqlConnectionStringBuilder(TestServers.Postgres) { Database = Name }.ConnectionString;

    public async ValueTask InitializeAsync()
    {
        await TestServers.ExecuteAsync(TestServers.Postgres, $"create database {Name}");
        await using (var context = Migrator.CreateContext(Upgraded))
            await context.Database.GetService<IMigrator>().MigrateAsync(Before);
        await TestServers.ExecuteAsync(Upgraded, Books);
    }

    public async ValueTask DisposeAsync() => await TestServers.DropAsync(Upgraded);

    [Fact]
    public async Task Its_books_are_right_and_its_payments_go_on()
    {
        await Migrator.MigrateAsync(TestServers.Configuration(Upgraded), CancellationToken.None);

        await using var process = await LedgerProcess.StartAsync(Upgraded);
        var completed = await process.Ledger.DoneAsync(new CompletePayment(new PaymentTarget(new PaymentId(2))));
        var held = await process.Ledger.DoneAsync(new HoldPayment(new PaymentTarget(new PaymentId(3))));

        Assert.Equal(PaymentStatus.Completed, completed.Status);
        Assert.True(held.IsHeld);
        var books = await LedgerDatabase.CheckAsync(Upgraded);
        Assert.All(books.Checks, check => Assert.Null(check.First));
        Assert.True(books.IsRight);
        Assert.Equal(4, (await process.Ledger.FindBalanceAsync(new AccountId(5002), CancellationToken.None))!.Posted.Tiyn / 100);
    }
}
