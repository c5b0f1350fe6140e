using System.Data;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using MediatR;
using Npgsql;

namespace Allpay.Features.Reconciliation.CheckBooks;

internal sealed class CheckBooksHandler(NpgsqlDataSource dataSource) : IRequestHandler<CheckBooks, Outcome<TrialBalance>>
{
    // The checks sort and hash whole tables; what fits into memory takes half the time.
    private const string Roomy = "set local work_mem = '128MB'; set transaction read only";

    private const string Kinds =
        """
        select kind, count(*), sum(debits_posted)::bigint, sum(credits_posted)::bigint, sum(debits_pending)::bigint,
               sum(credits_pending)::bigint
        from ledger.account group by kind order by kind
        """;

    public async Task<Outcome<TrialBalance>> Handle(CheckBooks request, CancellationToken cancellationToken)
    {
        // One snapshot for all questions: the books go on while they are read.
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        await using (var roomy = new NpgsqlCommand(Roomy, connection)) await roomy.ExecuteNonQueryAsync(cancellationToken);
        var (kinds, pending) = await BalanceAsync(connection, cancellationToken);
        var posted = new Money(kinds.Sum(kind => kind.Balance.Tiyn));
        var checks = new List<CheckedRows>();
        foreach (var check in BookCheck.All) checks.Add(await RunAsync(check, connection, cancellationToken));
        return new TrialBalance(kinds, posted, pending, checks);
    }

    private static async Task<(List<KindBalance> Kinds, Money Pending)> BalanceAsync(
        NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Kinds, connection) { CommandTimeout = 0 };
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var (kinds, pending) = (new List<KindBalance>(), Money.Zero);
        while (await row.ReadAsync(cancellationToken))
        {
            kinds.Add(new KindBalance(
                (AccountKind)row.GetInt16(0), row.GetInt64(1), new Money(row.GetInt64(2)), new Money(row.GetInt64(3)),
                new Money(row.GetInt64(4))));
            pending += new Money(row.GetInt64(5)) - new Money(row.GetInt64(4));
        }

        return (kinds, pending);
    }

    private static async Task<CheckedRows> RunAsync(
        BookCheck check, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(check.Sql, connection) { CommandTimeout = 0 };
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken)
            ? new CheckedRows(check.Name, row.GetInt64(0), row.GetString(1))
            : new CheckedRows(check.Name, 0, null);
    }
}
