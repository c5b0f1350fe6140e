-- The database keeps the books by itself. Inserting transfers is the only way to move money: the trigger below moves the
-- balances, so no SQL, by whomever, can unbalance, overdraw, rewrite or skip. The writer computes the same balances before;
-- here every row's "after" is checked against what the rows really do. Two independent sums agree, or nothing commits.

create function ledger.move_balances() returns trigger
language plpgsql security definer
set search_path = ledger, pg_temp
-- A plan made while the tables were still empty must not scan them when they are not: look-ups go by index, row by row.
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
as $$
declare
    rows_moved bigint;
    sides_seen bigint;
    sides_bad  bigint;
begin
    if exists (
        select from moved_rows r
        where r.hold_id is not null and not exists (
            select from ledger.transfer h
            where h.id = r.hold_id and h.phase = 2 and h.payment_id = r.payment_id and h.amount = r.released
              and h.debit_account_id = r.debit_account_id and h.credit_account_id = r.credit_account_id))
    then
        raise exception 'a hold is ended by its own payment, on its own accounts, and releases all of it'
            using errcode = 'check_violation';
    end if;

    -- Each row tells what its account had after it; less what the rows up to it did, that is what the account had before
    -- the statement. All rows of an account must tell the same "before", and it must be the true one: highest <= true <=
    -- lowest.
    with side as (
        select debit_account_id as account_id, debit_version as version, debit_balance as balance, debit_pending as pending,
               true as is_debit, day, created_at,
               case when phase in (1, 3) then amount else 0 end as posted,
               case phase when 2 then amount else -released end as held
        from moved_rows
        union all
        select credit_account_id, credit_version, credit_balance, credit_pending,
               false, day, created_at,
               case when phase in (1, 3) then amount else 0 end,
               case phase when 2 then amount else -released end
        from moved_rows
    ), told as (
        select side.*,
               version - row_number() over w as version_before,
               balance - sum(case when is_debit then -posted else posted end) over w as balance_before,
               pending - case when is_debit
                   then sum(case when is_debit then held else 0 end) over w
                   else sum(case when is_debit then 0 else held end) over w end as pending_before
        from side window w as (partition by account_id order by version)
    ), total as materialized (
        select account_id, count(*) as rows, min(day) as day, max(day) as last_day, max(created_at) as at,
               coalesce(sum(posted) filter (where is_debit), 0)::bigint as debits_posted,
               coalesce(sum(posted) filter (where not is_debit), 0)::bigint as credits_posted,
               coalesce(sum(held) filter (where is_debit), 0)::bigint as debits_pending,
               coalesce(sum(held) filter (where not is_debit), 0)::bigint as credits_pending,
               min(version_before) as version_low, max(version_before) as version_high,
               min(balance_before) as balance_low, max(balance_before) as balance_high,
               min(pending_before) filter (where is_debit) as debits_low,
               max(pending_before) filter (where is_debit) as debits_high,
               min(pending_before) filter (where not is_debit) as credits_low,
               max(pending_before) filter (where not is_debit) as credits_high
        from told group by account_id
    ), moved as (
        update ledger.account a
        set debits_posted = a.debits_posted + t.debits_posted,
            credits_posted = a.credits_posted + t.credits_posted,
            debits_pending = a.debits_pending + t.debits_pending,
            credits_pending = a.credits_pending + t.credits_pending,
            version = a.version + t.rows,
            day = greatest(a.day, t.day),
            updated_at = greatest(a.updated_at, t.at)
        from total t where a.id = t.account_id
        returning a.id, t.rows, t.day, t.debits_posted, t.credits_posted,
                  a.credits_posted - a.debits_posted - t.credits_posted + t.debits_posted as opening,
                  t.day = t.last_day
                  and a.version - t.rows between t.version_high and t.version_low
                  and a.credits_posted - a.debits_posted - t.credits_posted + t.debits_posted
                      between t.balance_high and t.balance_low
                  and coalesce(a.debits_pending - t.debits_pending between t.debits_high and t.debits_low, true)
                  and coalesce(a.credits_pending - t.credits_pending between t.credits_high and t.credits_low, true) as good
    ), daily as (
        insert into ledger.account_day as d (account_id, day, opening, debits, credits)
        select id, day, opening, debits_posted, credits_posted from moved where debits_posted + credits_posted > 0
        on conflict (account_id, day) do update
            set debits = d.debits + excluded.debits, credits = d.credits + excluded.credits
    )
    select coalesce(sum(rows), 0), count(*) filter (where not good), (select count(*) from moved_rows)
    into sides_seen, sides_bad, rows_moved from moved;

    if sides_seen <> 2 * rows_moved then
        raise exception 'a transfer names an account that does not exist' using errcode = 'foreign_key_violation';
    end if;
    if sides_bad > 0 then
        raise exception 'a transfer''s balances after it are not what its accounts have, or its rows are of two days'
            using errcode = 'check_violation';
    end if;
    return null;
end $$;

create trigger transfer_moves_balances after insert on ledger.transfer
    referencing new table as moved_rows for each statement execute function ledger.move_balances();

create function ledger.refuse() returns trigger language plpgsql as $$
begin
    raise exception '% on %.% is refused: %', tg_op, tg_table_schema, tg_table_name, tg_argv[0]
        using errcode = 'insufficient_privilege';
end $$;

create trigger transfer_is_immutable before update or delete on ledger.transfer
    for each statement execute function ledger.refuse('transfers are never changed, a correction is a new transfer');

create trigger account_day_follows_transfers before insert or update or delete on ledger.account_day
    for each statement when (pg_trigger_depth() = 0)
    execute function ledger.refuse('daily totals follow from transfers');

create trigger account_totals_follow_transfers
    before update of id, kind, debits_posted, credits_posted, debits_pending, credits_pending, version, day on ledger.account
    for each statement when (pg_trigger_depth() = 0)
    execute function ledger.refuse('balances follow from transfers');

create trigger account_begins_empty before insert on ledger.account
    for each row when (new.debits_posted <> 0 or new.credits_posted <> 0 or new.debits_pending <> 0
        or new.credits_pending <> 0 or new.version <> 0)
    execute function ledger.refuse('an account begins without money');

create trigger account_stays before delete on ledger.account
    for each statement execute function ledger.refuse('accounts are never deleted');

create trigger payment_stays before delete on ledger.payment
    for each statement execute function ledger.refuse('payments are never deleted');

create trigger payment_keeps_its_facts before update on ledger.payment
    for each row when (
        (new.id, new.requester_id, new.reference, new.fingerprint, new.kind, new.payer_id, new.payee_id, new.amount,
         new.day, new.created_at)
            is distinct from
        (old.id, old.requester_id, old.reference, old.fingerprint, old.kind, old.payer_id, old.payee_id, old.amount,
         old.day, old.created_at)
        or new.via_id is distinct from old.via_id
        or new.refund_of is distinct from old.refund_of
        or new.expires_at is distinct from old.expires_at
        or (old.hold_id is not null and new.hold_id is distinct from old.hold_id)
        or (old.fee_hold_id is not null and new.fee_hold_id is distinct from old.fee_hold_id)
        or new.payer_fee > old.payer_fee)
    execute function ledger.refuse('what was agreed does not change');

create trigger payment_stays_final before update on ledger.payment
    for each row when (old.status <> 1 and (
        (new.status, new.reason, new.captured, new.payer_fee, new.payee_fee, new.finished_at)
            is distinct from
        (old.status, old.reason, old.captured, old.payer_fee, old.payee_fee, old.finished_at)
        or new.refunded < old.refunded))
    execute function ledger.refuse('a final payment stays as it is; only its refunds grow');

create trigger code_is_used_once before update on ledger.one_time_code
    for each row when (old.used_by is not null
        or (new.account_id, new.hash, new.created_at) is distinct from (old.account_id, old.hash, old.created_at))
    execute function ledger.refuse('a one-time code is used once');

create trigger code_use_is_kept before delete on ledger.one_time_code
    for each row when (old.used_by is not null) execute function ledger.refuse('a used code is evidence');

-- The sequences the writer draws from. A command makes at most four transfers: it draws a block of four.
create sequence ledger.payment_id start with 1001;
create sequence ledger.transfer_id start with 1 increment by 4;
create sequence ledger.account_id start with 1001;
create sequence party.party_id start with 1001;

-- The host works under this role, whoever it logs in as. It may insert transfers, and neither change nor delete them; it
-- cannot touch a balance at all.
do $$ begin
    create role allpay_app nologin;
exception when duplicate_object or unique_violation then null;
end $$;
do $$ begin
    execute format('grant allpay_app to %I', current_user);
exception when others then
    -- A superuser is a member of every role already, and a role cannot be granted to itself.
    if not pg_has_role(current_user, 'allpay_app', 'member') then raise; end if;
end $$;

grant usage on schema ledger, party, rules, ops to allpay_app;
grant usage on all sequences in schema ledger, party, rules, ops to allpay_app;
grant select on all tables in schema ledger to allpay_app;
grant insert on ledger.account, ledger.payment, ledger.transfer, ledger.one_time_code to allpay_app;
grant update (ceiling) on ledger.account to allpay_app;
grant update (status, reason, payer_fee, payee_fee, hold_id, fee_hold_id, captured, refunded, finished_at,
              payer_version, payee_version) on ledger.payment to allpay_app;
grant update (used_by) on ledger.one_time_code to allpay_app;
grant select, insert, update on all tables in schema party, rules, ops to allpay_app;

create schema if not exists jobs;
grant usage, create on schema jobs to allpay_app;
