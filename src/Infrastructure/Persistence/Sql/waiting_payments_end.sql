-- What waits for money had no end. From now on it has one when it is opened, and what waits already gets its whole time from
-- now: nobody's payment is declined by an upgrade. The guard stands aside for this one statement; the lock that takes keeps
-- everybody else from writing payments until it stands again.
alter table ledger.payment disable trigger payment_keeps_its_facts;

update ledger.payment set expires_at = now() + interval '24 hours'
where status = 1 and hold_id is null and expires_at is null;

alter table ledger.payment enable trigger payment_keeps_its_facts;
