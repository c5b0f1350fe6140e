-- The audit trail is only added to: by nobody's right and no owner's is an entry changed or taken away.

-- When it happened is the database's to say.
create function ops.audit_now() returns trigger
language plpgsql
set search_path = ops, pg_temp
as $$
begin
    new.at := now();
    return new;
end $$;

create trigger audit_is_of_now before insert on ops.audit
    for each row execute function ops.audit_now();

create trigger audit_is_kept before update or delete or truncate on ops.audit
    for each statement execute function ledger.refuse('the audit trail is only added to');

grant select, insert on ops.audit to allpay_app;

-- Keys of operators belonged to nobody by name; from now on a person has them.
insert into party.operator (id, name, created_at, is_blocked)
select 0, 'operator', now(), false
where exists (select from party.api_key where party_kind = 0 and party_id = 0);

grant select, insert, update on party.operator to allpay_app;

revoke execute on all functions in schema ops from public;
