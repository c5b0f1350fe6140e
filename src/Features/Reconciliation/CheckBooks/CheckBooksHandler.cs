using System.Data;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using MediatR;
using Npgsql;

namespace Allpay.Features.Reconciliation.CheckBooks;

internal sealed class CheckBooksHandler(NpgsqlDataSource dataSource) : IRequestHandler<CheckBooks, Outcome<TrialBalance>>
{
    private const string Kinds =
        """
        select kind, count(*), sum(debits_posted)::bigint, sum(credits_posted)::bigint, sum(debits_pending)::bigint,
               sum(credits_pending)::bigint
        from ledger.account group by kind order by kind
        """;

    private const string Differing =
        """
        with side as (
            select debit_account_id as id, debit_version as version, debit_balance as balance from ledger.transfer
            union all select credit_account_id, credit_version, credit_balance from ledger.transfer
        ), moved as (
            select debit_account_id as id, amount as debit, 0::bigint as credit from ledger.transfer where phase in (1, 3)
            union all select credit_account_id, 0, amount from ledger.transfer where phase in (1, 3)
        ), rows as (
            select id, count(*) as versions, max(version) as last from side group by id
        ), sums as (
            select id, sum(debit) as debits, sum(credit) as credits from moved group by id
        )
        select count(*) from ledger.account a left join rows r using (id) left join sums s using (id)
        where a.version <> coalesce(r.versions, 0) or a.version <> coalesce(r.last, 0)
           or a.debits_posted <> coalesce(s.debits, 0) or a.credits_posted <> coalesce(s.credits, 0)
        """;

    public async Task<Outcome<TrialBalance>> Handle(CheckBooks request, CancellationToken cancellationToken)
    {
        // One snapshot for both questions: the books go on while they are read.
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        var kinds = new List<KindBalance>();
        var pending = 0L;
        await using (var command = new NpgsqlCommand(Kinds, connection, snapshot))
        await using (var row = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await row.ReadAsync(cancellationToken))
            {
                kinds.Add(new KindBalance(
                    (AccountKind)row.GetInt16(0), row.GetInt64(1), new Money(row.GetInt64(2)), new Money(row.GetInt64(3)),
                    new Money(row.GetInt64(4))));
                pending += row.GetInt64(5) - row.GetInt64(4);
            }
        }

        await using var differing = new NpgsqlCommand(Differing, connection, snapshot) { CommandTimeout = 0 };
        var posted = new Money(kinds.Sum(kind => kind.Balance.Tiyn));
        var accountsThatDiffer = (long)(await differing.ExecuteScalarAsync(cancellationToken))!;
        return new TrialBalance(kinds, posted, new Money(pending), accountsThatDiffer);
    }
}
