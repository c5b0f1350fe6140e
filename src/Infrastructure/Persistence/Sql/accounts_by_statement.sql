-- Nothing looks at each update of an account any more: a payment makes two of them or more, and a row trigger, a foreign key
-- and a generated column cost a twentieth of writing it, while none of what they guard ever changes. What guards accounts is on
-- inserts and on statements.

alter table ledger.account drop constraint fk_account_kind;
drop trigger account_is_of_its_kind on ledger.account;
drop trigger account_stays_what_it_is on ledger.account;

-- The ten minutes in which an account last moved: those of its updated_at. Whatever writes that, writes this.
alter table ledger.account alter moved_in drop expression;
alter table ledger.account alter moved_in set default 'epoch';

create or replace function ledger.match_account_to_kind() returns trigger
language plpgsql
set search_path = ledger, pg_temp
as $$
declare
    rules ledger.account_kind;
begin
    select * into rules from ledger.account_kind where kind = new.kind;
    if not found then
        raise exception 'there is no kind % of accounts', new.kind using errcode = 'foreign_key_violation';
    end if;
    if new.floor is distinct from rules.floor then
        raise exception 'the floor of an account is that of its kind' using errcode = 'check_violation';
    end if;
    if new.id <> rules.single_account_id then
        raise exception 'there is one account of this kind' using errcode = 'check_violation';
    end if;
    new.moved_in := date_bin('10 minutes', new.updated_at, 'epoch');
    return new;
end $$;

create trigger account_is_of_its_kind before insert on ledger.account
    for each row execute function ledger.match_account_to_kind();

create trigger account_stays_what_it_is before update of id, kind, floor on ledger.account
    for each statement execute function ledger.refuse('an account stays what it is');

create function ledger.match_single_accounts() returns trigger
language plpgsql
set search_path = ledger, pg_temp
as $$
begin
    if exists (
        select from ledger.account_kind k join ledger.account a on a.id = k.single_account_id
        where (a.kind, a.ceiling) is distinct from (k.kind, k.ceiling))
    then
        raise exception 'the ceiling of the one account of its kind is that of the kind' using errcode = 'check_violation';
    end if;
    return null;
end $$;

create trigger single_account_keeps_its_ceiling after insert or update of ceiling on ledger.account
    for each statement execute function ledger.match_single_accounts();

-- As before, and it says in which ten minutes an account moved.
create or replace function ledger.move_balances() returns trigger
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
        select from moved_rows r left join ledger.transfer h on h.id = r.hold_id
        where r.hold_id is not null and (h.phase, h.payment_id, h.amount, h.debit_account_id, h.credit_account_id)
            is distinct from (2::smallint, r.payment_id, r.released, r.debit_account_id, r.credit_account_id))
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
               balance - (sum(case when is_debit then -posted else posted end) over w)::bigint as balance_before,
               pending - (case when is_debit
                   then sum(case when is_debit then held else 0 end) over w
                   else sum(case when is_debit then 0 else held end) over w end)::bigint as pending_before
        from side window w as (partition by account_id order by version rows unbounded preceding)
    ), total as materialized (
        select account_id, count(*) as rows, min(day) as day, max(day) as last_day, max(created_at) as at,
               date_bin('10 minutes', max(created_at), 'epoch') as moved_in,
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
            updated_at = greatest(a.updated_at, t.at),
            moved_in = greatest(a.moved_in, t.moved_in)
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

revoke execute on all functions in schema ledger from public;
