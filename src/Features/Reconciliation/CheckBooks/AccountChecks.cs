using static Allpay.Features.Reconciliation.CheckBooks.BookCheck;

namespace Allpay.Features.Reconciliation.CheckBooks;

/// <summary>What accounts, their days and their kinds have to say of the transfers.</summary>
internal static class AccountChecks
{
    public static IReadOnlyList<BookCheck> All =>
    [
        new("Accounts are what their kind allows", Kinds),
        new("Accounts have what their transfers give", Totals),
        new("Every transfer tells what its accounts had after it", History),
        new("Days have what their transfers give", Days),
    ];

    // Every transfer from the side of each of its accounts.
    private const string Sides =
        """
        select id as transfer, debit_account_id as account, debit_version as version, debit_balance as balance,
               debit_pending as pending, day, true as is_debit,
               case when phase in (1, 3) then amount else 0 end as posted,
               case phase when 2 then amount else -released end as held
        from ledger.transfer
        union all
        select id, credit_account_id, credit_version, credit_balance, credit_pending, day, false,
               case when phase in (1, 3) then amount else 0 end,
               case phase when 2 then amount else -released end
        from ledger.transfer
        """;

    private const string Kinds =
        """
        select a.id as at, format('account %s: its number, floor or ceiling is not that of the kind %s', a.id,
            coalesce(k.name, kind::text)) as what
        from ledger.account a left join ledger.account_kind k using (kind)
        where k.name is null or a.floor is distinct from k.floor or a.id <> k.single_account_id
           or (k.single_account_id is not null and a.ceiling is distinct from k.ceiling)
        union all
        select k.single_account_id, format('account %s: it is missing', k.single_account_id)
        from ledger.account_kind k left join ledger.account a on a.id = k.single_account_id
        where k.single_account_id is not null and a.id is null
        """;

    private static readonly string Totals =
        $"""
        with given as (
            select account as id, count(*) as version,
                   sum(case when is_debit then posted else 0 end) as debits_posted,
                   sum(case when is_debit then 0 else posted end) as credits_posted,
                   sum(case when is_debit then held else 0 end) as debits_pending,
                   sum(case when is_debit then 0 else held end) as credits_pending
            from ({Sides}) side group by account
        )
        select id as at, format(
            'account %s: debits %s, credits %s, held out %s, held in %s, version %s; its transfers give %s, %s, %s, %s, %s', id,
            {Tenge("a.debits_posted")}, {Tenge("a.credits_posted")}, {Tenge("a.debits_pending")}, {Tenge("a.credits_pending")},
            a.version, {Tenge("coalesce(g.debits_posted, 0)")}, {Tenge("coalesce(g.credits_posted, 0)")},
            {Tenge("coalesce(g.debits_pending, 0)")}, {Tenge("coalesce(g.credits_pending, 0)")}, coalesce(g.version, 0)) as what
        from ledger.account a full join given g using (id)
        where a.id is null or a.version <> coalesce(g.version, 0)
           or a.debits_posted <> coalesce(g.debits_posted, 0) or a.credits_posted <> coalesce(g.credits_posted, 0)
           or a.debits_pending <> coalesce(g.debits_pending, 0) or a.credits_pending <> coalesce(g.credits_pending, 0)
        """;

    // Versions count from one without a gap; balance and pending are the running sums of the rows up to this one.
    private static readonly string History =
        $"""
        with told as (
            select side.*, row_number() over so_far as true_version,
                   sum(case when is_debit then -posted else posted end) over so_far as true_balance,
                   case when is_debit then sum(case when is_debit then held else 0 end) over so_far
                        else sum(case when is_debit then 0 else held end) over so_far end as true_pending
            from ({Sides}) side
            window so_far as (partition by account order by version, transfer rows unbounded preceding)
        )
        select transfer as at, format(
            'transfer %s: account %s after it at version %s has %s, pending %s; its rows so far make version %s, %s, %s',
            transfer, account, version, {Tenge("balance")}, {Tenge("pending")}, true_version, {Tenge("true_balance")},
            {Tenge("true_pending")}) as what
        from told where version <> true_version or balance <> true_balance or pending <> true_pending
        """;

    private static readonly string Days =
        $"""
        with given as (
            select account as account_id, day,
                   sum(case when is_debit then posted else 0 end) as debits,
                   sum(case when is_debit then 0 else posted end) as credits
            from ({Sides}) side where posted > 0 group by account, day
        ), opened as (
            select given.*, coalesce(sum(credits - debits) over (
                partition by account_id order by day rows between unbounded preceding and 1 preceding), 0) as opening
            from given
        )
        select account_id as at, format('account %s on %s: opening %s, debits %s, credits %s; its transfers give %s, %s, %s',
            account_id, day,
            coalesce({Tenge("d.opening")}::text, 'none'), {Tenge("coalesce(d.debits, 0)")}, {Tenge("coalesce(d.credits, 0)")},
            coalesce({Tenge("o.opening")}::text, 'none'), {Tenge("coalesce(o.debits, 0)")}, {Tenge("coalesce(o.credits, 0)")}
            ) as what
        from ledger.account_day d full join opened o using (account_id, day)
        where d.opening is distinct from o.opening or d.debits is distinct from o.debits or d.credits is distinct from o.credits
        """;
}
