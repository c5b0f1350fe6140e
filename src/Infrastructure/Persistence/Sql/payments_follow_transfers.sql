-- A payment follows its transfers. Both are written by one statement, and when all of it is there the triggers below compare:
-- every transfer's payment was written with it, and every payment written is what all its transfers, old and new, make it. So
-- no SQL, by whomever, moves money without a payment that says so, or has a payment say what no transfer did.

create function ledger.match_transfers() returns trigger
language plpgsql security definer
set search_path = ledger, pg_temp
as $$
declare
    odd_payment bigint;
begin
    -- Transaction and command together name the statement. A payment that this one wrote is matched by its own trigger.
    select r.payment_id into odd_payment
    from moved_rows r
    cross join (select xmin, cmin from ledger.transfer where id = (select id from moved_rows limit 1)) statement
    left join ledger.payment p on p.id = r.payment_id and p.xmin = statement.xmin and p.cmin = statement.cmin
    where p.id is null limit 1;
    if found then
        raise exception 'payment % and its transfers are written by one statement', odd_payment using errcode = 'check_violation';
    end if;
    return null;
end $$;

create trigger transfer_comes_with_its_payment after insert on ledger.transfer
    referencing new table as moved_rows for each statement execute function ledger.match_transfers();

-- The rows of a payment are counted, which is cheaper than summing them: each way its money goes has one row of one amount.
-- The money goes from the payer to the first stop, from there, where that is not the payee yet, to the payee; the fees go to
-- the income account, 2, from those who pay them. Nothing goes before the payment is completed, and nothing else ever.
create function ledger.match_payments() returns trigger
language plpgsql security definer
set search_path = ledger, pg_temp
as $$
declare
    odd_payment bigint;
begin
    select p.id into odd_payment
    from (
        select w.*, coalesce(via_id, payee_id) as first_stop, status = 1 and hold_id is not null as held, status = 2 as done,
               -- A payment to the income account itself has its money and its payer's fee on one way: equal, they look alike.
               (coalesce(via_id, payee_id) = 2 and payer_fee = captured)::int as alike
        from written_rows w
    ) p cross join lateral (
        select count(*) filter (where phase = 2) as holds,
               count(*) filter (where phase = 2 and id = p.hold_id and amount = p.amount
                   and debit_account_id = p.payer_id and credit_account_id = p.first_stop) as hold,
               count(*) filter (where phase = 2 and id = p.fee_hold_id
                   and (amount = p.payer_fee or p.done and amount > p.payer_fee)
                   and debit_account_id = p.payer_id and credit_account_id = 2) as fee_hold,
               count(*) filter (where phase in (3, 4)) as ended,
               count(*) filter (where phase in (1, 3)) as moved,
               count(*) filter (where phase in (1, 3) and amount = p.captured
                   and debit_account_id = p.payer_id and credit_account_id = p.first_stop) as to_first_stop,
               count(*) filter (where phase in (1, 3) and amount = p.captured
                   and debit_account_id = p.via_id and credit_account_id = p.payee_id) as to_payee,
               count(*) filter (where phase in (1, 3) and amount = p.payer_fee
                   and debit_account_id = p.payer_id and credit_account_id = 2) as payer_fee,
               count(*) filter (where phase in (1, 3) and amount = p.payee_fee
                   and debit_account_id = p.payee_id and credit_account_id = 2) as payee_fee
        from ledger.transfer where payment_id = p.id
    ) t
    where t.hold <> num_nonnulls(p.hold_id)
       or t.fee_hold <> num_nonnulls(p.fee_hold_id)
       or t.holds <> t.hold + t.fee_hold
       or t.ended <> case when p.held then 0 else t.holds end
       or p.held and t.fee_hold <> (p.payer_fee > 0)::int
       or not p.done and t.moved <> 0
       or p.done and (
           t.moved <> 1 + num_nonnulls(p.via_id) + (p.payer_fee > 0)::int + (p.payee_fee > 0)::int
           or t.to_first_stop <> 1 + p.alike
           or t.to_payee <> num_nonnulls(p.via_id)
           or t.payer_fee <> (p.payer_fee > 0)::int + p.alike
           or t.payee_fee <> (p.payee_fee > 0)::int)
    limit 1;
    if found then
        raise exception 'payment % is not what its transfers make it', odd_payment using errcode = 'check_violation';
    end if;
    return null;
end $$;

create trigger opened_payment_follows_transfers after insert on ledger.payment
    referencing new table as written_rows for each statement execute function ledger.match_payments();

create trigger changed_payment_follows_transfers after update on ledger.payment
    referencing new table as written_rows for each statement execute function ledger.match_payments();

-- What a payment gave back is what its refunds are to give, or gave. Refunds are rare: only they, and what they refund, are
-- looked at, one by one.
create function ledger.match_refunds() returns trigger
language plpgsql security definer
set search_path = ledger, pg_temp
as $$
declare
    odd_payment bigint;
begin
    select o.id into odd_payment
    from unnest(array[new.id, new.refund_of]) o (id)
    left join ledger.payment p on p.id = o.id
    cross join lateral (
        select coalesce(sum(case r.status when 1 then r.amount when 2 then r.captured else 0 end), 0) as total
        from ledger.payment r where r.refund_of = o.id
    ) given
    where o.id is not null and p.refunded is distinct from given.total limit 1;
    if found then
        raise exception 'what payment % gave back is not what its refunds make it', odd_payment using errcode = 'check_violation';
    end if;
    return null;
end $$;

create trigger opened_payment_follows_refunds after insert on ledger.payment
    for each row when (new.refunded <> 0 or new.refund_of is not null) execute function ledger.match_refunds();

create trigger changed_payment_follows_refunds after update on ledger.payment
    for each row when (new.refunded <> old.refunded or new.refund_of is not null) execute function ledger.match_refunds();

-- Fees change when a payment is completed, never before.
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
        or new.payer_fee > old.payer_fee
        or ((new.payer_fee, new.payee_fee) is distinct from (old.payer_fee, old.payee_fee) and new.status <> 2))
    execute function ledger.refuse('what was agreed does not change');

-- What a payment gave back is the sum of its refunds, and shrinks with one that is declined.
drop trigger payment_stays_final on ledger.payment;
create trigger payment_stays_final before update on ledger.payment
    for each row when (old.status <> 1
        and (new.status, new.reason, new.captured, new.payer_fee, new.payee_fee, new.finished_at)
            is distinct from
            (old.status, old.reason, old.captured, old.payer_fee, old.payee_fee, old.finished_at))
    execute function ledger.refuse('a final payment stays as it is; only its refunds change');
