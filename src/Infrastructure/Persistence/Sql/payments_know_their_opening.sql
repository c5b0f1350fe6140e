-- How a payment was opened decides what it waits for and who completes it, and never changes. Of those that are there already it is
-- told by kind and state: what waited for its payer (21), what a provider completes (31, 32), what waits for money or may have
-- been opened to be completed by its repeat (the agents' cash-ins, and goods), what was moved at once. A cash-in that was held to be
-- completed by its id cannot be told from one held to be repeated: for the day it may still be pending both are served, by id and
-- by repeat. The guards stand aside for this one statement; the lock that takes keeps everybody else out until they stand again.
alter table ledger.payment disable trigger user;

update ledger.payment set opening = case
    when kind = 21 then 6
    when kind in (31, 32) then 7
    when status = 1 and hold_id is null then 4
    when kind in (10, 11, 30) then 4
    when kind = 20 then 5
    when hold_id is null then 2
    else 1
end;

alter table ledger.payment enable trigger user;
alter table ledger.payment alter column opening set not null;

drop trigger payment_keeps_its_facts on ledger.payment;
create trigger payment_keeps_its_facts before update on ledger.payment
    for each row when (
        (new.id, new.requester_id, new.reference, new.fingerprint, new.kind, new.opening, new.payer_id, new.payee_id, new.amount,
         new.day, new.created_at)
            is distinct from
        (old.id, old.requester_id, old.reference, old.fingerprint, old.kind, old.opening, old.payer_id, old.payee_id, old.amount,
         old.day, old.created_at)
        or new.via_id is distinct from old.via_id
        or new.refund_of is distinct from old.refund_of
        or new.details is distinct from old.details
        or (new.expires_at is distinct from old.expires_at and not (old.hold_id is null and new.hold_id is not null))
        or (old.hold_id is not null and new.hold_id is distinct from old.hold_id)
        or (old.fee_hold_id is not null and new.fee_hold_id is distinct from old.fee_hold_id)
        or new.payer_fee > old.payer_fee
        or ((new.payer_fee, new.payee_fee) is distinct from (old.payer_fee, old.payee_fee) and new.status <> 2))
    execute function ledger.refuse('what was agreed does not change');
