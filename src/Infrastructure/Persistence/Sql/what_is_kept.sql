-- The books and the evidence are not emptied by anybody either: row triggers do not see TRUNCATE.

create trigger transfer_is_kept before truncate on ledger.transfer
    for each statement execute function ledger.refuse('the books are kept');
create trigger payment_is_kept before truncate on ledger.payment
    for each statement execute function ledger.refuse('the books are kept');
create trigger account_is_kept before truncate on ledger.account
    for each statement execute function ledger.refuse('the books are kept');
create trigger account_day_is_kept before truncate on ledger.account_day
    for each statement execute function ledger.refuse('the books are kept');
create trigger used_codes_are_kept before truncate on ledger.one_time_code
    for each statement execute function ledger.refuse('a used code is evidence');
create trigger signed_messages_are_kept before truncate on ops.signed_message
    for each statement execute function ops.refuse_change();

-- How long evidence is kept is the owner's to say; the host may keep it longer.
create table ops.retention (
    what text primary key,
    keep interval not null check (keep > interval '0')
);
insert into ops.retention (what, keep) values ('signed_message', interval '1920 days');
grant select on ops.retention to allpay_app;

create function ops.keep_until_its_time() returns trigger
language plpgsql
set search_path = ops, pg_temp
as $$
declare
    kept_since timestamptz;
begin
    select now() - keep into kept_since from ops.retention where what = 'signed_message';
    -- Where nothing says how long, it is for ever.
    if (select max(received_at) from deleted_rows) >= coalesce(kept_since, '-infinity') then
        raise exception 'a signed message is kept until its time is over' using errcode = 'insufficient_privilege';
    end if;
    return null;
end $$;

create trigger signed_message_is_kept_until_its_time after delete on ops.signed_message
    referencing old table as deleted_rows for each statement execute function ops.keep_until_its_time();

-- When it came is not its writer's to choose: a message of long ago could be deleted at once.
create function ops.came_now() returns trigger
language plpgsql
set search_path = ops, pg_temp
as $$
begin
    new.received_at := now();
    return new;
end $$;

create trigger signed_message_comes_now before insert on ops.signed_message
    for each row when (new.received_at not between now() - interval '5 minutes' and now() + interval '5 minutes')
    execute function ops.came_now();

-- A trigger can be put on a table of one's own: under these functions it would be a book of one's own.
revoke execute on all functions in schema ledger, ops from public;
