using static Allpay.Features.Reconciliation.CheckBooks.BookCheck;

namespace Allpay.Features.Reconciliation.CheckBooks;

/// <summary>What payments, holds, refunds and codes have to say of each other and of the transfers.</summary>
internal static class PaymentChecks
{
    public static IReadOnlyList<BookCheck> All =>
    [
        new("Every transfer has its payment", Orphans),
        new("Payments moved what they say", Movements),
        new("Payments hold what they say", Holds),
        new("Holds are ended by their own payment, and whole", Ends),
        new("Payments gave back what their refunds say", Refunds),
        new("Used codes have their payment", Codes),
    ];

    private const string Status = "(array['pending', 'completed', 'declined'])[p.status]";

    private const string Orphans =
        """
        select t.id as at, format('transfer %s: its payment %s does not exist', t.id, t.payment_id) as what
        from ledger.transfer t left join ledger.payment p on p.id = t.payment_id
        where p.id is null
        """;

    // Each way a completed payment's money has to go, against the ways any payment's money went. Account 2 is the income.
    private static readonly string Movements =
        $"""
        with due as (
            select id, payer_id as debit, coalesce(via_id, payee_id) as credit, captured as amount
            from ledger.payment where status = 2
            union all select id, via_id, payee_id, captured from ledger.payment where status = 2 and via_id is not null
            union all select id, payer_id, 2, payer_fee from ledger.payment where status = 2 and payer_fee > 0
            union all select id, payee_id, 2, payee_fee from ledger.payment where status = 2 and payee_fee > 0
        ), expected as (
            select id, debit, credit, sum(amount) as amount from due group by id, debit, credit
        ), moved as (
            select payment_id as id, debit_account_id as debit, credit_account_id as credit, sum(amount) as amount
            from ledger.transfer where phase in (1, 3) group by payment_id, debit_account_id, credit_account_id
        )
        select p.id as at, format(
            'payment %s: %s, captured %s, fees %s and %s; from account %s to account %s its transfers moved %s and not %s',
            p.id, {Status}, {Tenge("p.captured")}, {Tenge("p.payer_fee")}, {Tenge("p.payee_fee")}, debit, credit,
            {Tenge("coalesce(m.amount, 0)")}, {Tenge("coalesce(e.amount, 0)")}) as what
        from expected e full join moved m using (id, debit, credit) join ledger.payment p using (id)
        where e.amount is distinct from m.amount
        """;

    // A hold that a payment names is its own; those of a held payment are open, and no other is.
    private static readonly string Holds =
        $"""
        with named as (
            select id, hold_id as hold, payer_id, coalesce(via_id, payee_id) as credit, amount, status
            from ledger.payment where hold_id is not null
            union all
            select id, fee_hold_id, payer_id, 2, payer_fee, status from ledger.payment where fee_hold_id is not null
        ), held as (
            select t.id, t.payment_id, t.debit_account_id, t.credit_account_id, t.amount, e.id is null as open
            from ledger.transfer t left join ledger.transfer e on e.hold_id = t.id
            where t.phase = 2
        )
        select coalesce(n.hold, h.id) as at, format('payment %s: %s, names %s; there is %s', p.id, {Status},
            case when n.id is null then 'no such hold'
                else format('a hold of %s by transfer %s', {Tenge("n.amount")}, n.hold) end,
            case when h.id is null then 'none'
                else format('one of %s by transfer %s of payment %s, %s', {Tenge("h.amount")}, h.id, h.payment_id,
                    case when h.open then 'open' else 'ended' end) end) as what
        from named n full join held h on h.id = n.hold
        left join ledger.payment p on p.id = coalesce(n.id, h.payment_id)
        where p.id is not null and (n.id is null or h.id is null or n.id <> h.payment_id or (n.status = 1) <> h.open
           or n.payer_id <> h.debit_account_id or n.credit <> h.credit_account_id
           or n.amount > h.amount or (n.status = 1 and n.amount <> h.amount))
        union all
        select hold_id, format('payment %s: pending and held, without the hold of its fee of %s', id, {Tenge("payer_fee")})
        from ledger.payment where status = 1 and hold_id is not null and (fee_hold_id is null) <> (payer_fee = 0)
        """;

    private static readonly string Ends =
        $"""
        select e.id as at, format(
            'transfer %s: it ends a hold of %s, transfer %s of payment %s; it is of payment %s and releases %s',
            e.id, {Tenge("h.amount")}, e.hold_id, h.payment_id, e.payment_id, {Tenge("e.released")}) as what
        from ledger.transfer e left join ledger.transfer h on h.id = e.hold_id and h.phase = 2
        where e.hold_id is not null
          and (h.id is null or h.payment_id <> e.payment_id or h.amount <> e.released or e.amount > e.released
               or h.debit_account_id <> e.debit_account_id or h.credit_account_id <> e.credit_account_id)
        """;

    private static readonly string Refunds =
        $"""
        with given as (
            select refund_of as id, sum(case status when 1 then amount when 2 then captured else 0 end) as amount
            from ledger.payment where refund_of is not null group by refund_of
        )
        select id as at, format('payment %s: captured %s, gave back %s; its refunds say %s', id,
            {Tenge("p.captured")}, {Tenge("p.refunded")}, {Tenge("coalesce(g.amount, 0)")}) as what
        from ledger.payment p full join given g using (id)
        where p.refunded is distinct from coalesce(g.amount, 0)
        """;

    private static readonly string Codes =
        $"""
        select c.used_by as at, format('a code of account %s for %s was used by payment %s, which is %s', c.account_id,
            coalesce({Tenge("c.amount")}::text, 'any amount'), c.used_by, case when p.id is null then 'not there'
                else format('of %s from account %s to %s', {Tenge("p.amount")}, p.payer_id, p.payee_id) end) as what
        from ledger.one_time_code c left join ledger.payment p on p.id = c.used_by
        where c.used_by is not null
          and (p.id is null or c.account_id not in (p.payer_id, p.payee_id) or c.amount <> p.amount)
        """;
}
