-- What the whole agent contract adds to the books' own guards.

-- A payment that waited gets its end when its money is held: from then on the time counts. What it is for never changes.
drop trigger payment_keeps_its_facts on ledger.payment;
create trigger payment_keeps_its_facts before update on ledger.payment
    for each row when (
        (new.id, new.requester_id, new.reference, new.fingerprint, new.kind, new.payer_id, new.payee_id, new.amount,
         new.day, new.created_at)
            is distinct from
        (old.id, old.requester_id, old.reference, old.fingerprint, old.kind, old.payer_id, old.payee_id, old.amount,
         old.day, old.created_at)
        or new.via_id is distinct from old.via_id
        or new.refund_of is distinct from old.refund_of
        or new.details is distinct from old.details
        or (new.expires_at is distinct from old.expires_at and not (old.hold_id is null and new.hold_id is not null))
        or (old.hold_id is not null and new.hold_id is distinct from old.hold_id)
        or (old.fee_hold_id is not null and new.fee_hold_id is distinct from old.fee_hold_id)
        or new.payer_fee > old.payer_fee)
    execute function ledger.refuse('what was agreed does not change');

-- A payment is sent to its provider while it is held, once; then only the provider's word (reason 4) declines it.
create trigger payment_is_sent_once before update on ledger.payment
    for each row when (
        (old.sent_at is not null and new.sent_at is distinct from old.sent_at)
        or (old.sent_at is null and new.sent_at is not null and (old.status <> 1 or new.hold_id is null))
        or (old.sent_at is not null and new.status = 3 and new.reason <> 4))
    execute function ledger.refuse('only the word of its provider ends a payment that was sent to it');

create function ops.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'a signed message is evidence: it is kept as it came' using errcode = 'insufficient_privilege';
end $$;

create trigger signed_message_is_evidence before update on ops.signed_message
    for each statement execute function ops.refuse_change();

-- A session is an API key that ends; keys that do not end are revoked, never deleted.
create trigger only_ended_keys_go before delete on party.api_key
    for each row when (old.expires_at is null or old.expires_at > now())
    execute function ledger.refuse('a key that is still good is revoked, not deleted');

grant select, insert, update, delete on ledger.code_guesses to allpay_app;
grant delete on ledger.one_time_code to allpay_app;
grant update (expires_at, sent_at) on ledger.payment to allpay_app;
grant select, insert, update on party.provider, party.service to allpay_app;
grant select, insert, update, delete on party.login_guesses to allpay_app;
grant delete on party.api_key to allpay_app;
grant select, insert, delete on ops.signed_message to allpay_app;
grant usage on all sequences in schema ops to allpay_app;

-- The sandbox's provider: a company of its own with books of its own, for partners to try what they want.
create schema if not exists sandbox;
create table sandbox.provider_payment (
    id text primary key,
    service text not null,
    account text not null,
    amount bigint not null check (amount > 0),
    status text not null,
    decided_at timestamptz not null,
    created_at timestamptz not null default now()
);
create table sandbox.provider_behaviour (
    account text primary key,
    behaviour text not null,
    seconds integer not null check (seconds between 0 and 86400)
);
grant usage on schema sandbox to allpay_app;
grant select, insert, update, delete on all tables in schema sandbox to allpay_app;
