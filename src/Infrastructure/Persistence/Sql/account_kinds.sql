-- What an account may do is its kind's to say, and not whoever's inserts it. Kinds are written by migrations.

grant select on ledger.account_kind to allpay_app;

create trigger kind_keeps_its_meaning before update or delete or truncate on ledger.account_kind
    for each statement execute function ledger.refuse('what a kind of account is does not change');

do $$ begin
    if exists (
        select from ledger.account a join ledger.account_kind k using (kind)
        where a.floor is distinct from k.floor or a.id <> k.single_account_id)
    then
        raise exception 'there are accounts whose floor is not that of their kind, or a second one of a kind with one';
    end if;
end $$;

alter table ledger.account add constraint fk_account_kind foreign key (kind) references ledger.account_kind (kind);

create function ledger.match_account_to_kind() returns trigger
language plpgsql
set search_path = ledger, pg_temp
as $$
declare
    rules ledger.account_kind;
begin
    select * into rules from ledger.account_kind where kind = new.kind;
    if not found then return new; end if; -- The foreign key says it better.
    if new.floor is distinct from rules.floor then
        raise exception 'the floor of an account is that of its kind' using errcode = 'check_violation';
    end if;
    if new.id <> rules.single_account_id then
        raise exception 'there is one account of this kind' using errcode = 'check_violation';
    end if;
    if rules.single_account_id is not null and new.ceiling is distinct from rules.ceiling then
        raise exception 'the ceiling of the one account of its kind is that of the kind' using errcode = 'check_violation';
    end if;
    return new;
end $$;

create trigger account_is_of_its_kind before insert or update of id, kind, floor, ceiling on ledger.account
    for each row execute function ledger.match_account_to_kind();

create trigger account_stays_what_it_is before update of id, kind, floor on ledger.account
    for each row when ((new.id, new.kind, new.floor) is distinct from (old.id, old.kind, old.floor))
    execute function ledger.refuse('an account stays what it is');
