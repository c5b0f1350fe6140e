-- A payment follows its transfers. Both are written by one statement, and when all of it is there the triggers below compare:
-- every transfer's payment was written with it, and every payment written is what all its transfers, old and new, make it. So
-- no SQL, by whomever, moves money without a payment that says so, or has a payment say what no transfer did.

create function ledger.match_transfers() returns trigger
language plpgsql security definer
set search_path = ledger, pg_temp
as $$
declare
    written_in  xid;
    written_by  cid;
    odd_payment bigint;
begin
    -- Transaction and command together name the statement. A payment that this one wrote is matched by its own trigger.
    select xmin, cmin into written_in, written_by from ledger.transfer where id = (select id from moved_rows limit 1);
    select r.payment_id into odd_payment
    from moved_rows r left join ledger.payment p on p.id = r.payment_id and p.xmin = written_in and p.cmin = written_by
    where p.id is null limit 1;
    if found then
        raise exception 'payment % and its transfers are written by one statement', odd_payment using errcode = 'check_violation';
    end if;
    return null;
end $$;

create trigger transfer_comes_with_its_payment after insert on ledger.transfer
    referencing new table as moved_rows for each statement execute function ledger.match_transfers();

create function ledger.match_payments() returns trigger
language plpgsql security definer
set search_path = ledger, pg_temp
as $$
declare
    odd_payment bigint;
begin
    -- The money goes from the payer to the first stop, from there, where that is not the payee, to the payee, and both fees
    -- (account 2) come from those who pay them. A payment moves nothing else, and nothing before it is completed.
    select p.id into odd_payment
    from (
        select w.*, coalesce(via_id, payee_id) as first_stop, num_nonnulls(hold_id, fee_hold_id) as holds,
               case when status = 1 and hold_id is not null then amount + payer_fee else 0 end as held,
               case status when 2 then captured else 0 end as taken,
               case status when 2 then payer_fee else 0 end as payer_fee_taken,
               case status when 2 then payee_fee else 0 end as payee_fee_taken
        from written_rows w
    ) p cross join lateral (
        select count(*) filter (where t.phase = 2) as holds,
               count(*) filter (where t.phase = 2 and t.debit_account_id = p.payer_id
                   and (t.id = p.hold_id and t.credit_account_id = p.first_stop and t.amount = p.amount
                       or t.id = p.fee_hold_id and t.credit_account_id = 2)) as holds_named,
               coalesce(sum(case t.phase when 2 then t.amount else -t.released end), 0) as held,
               coalesce(sum(t.amount) filter (where t.phase in (1, 3)), 0) as moved,
               coalesce(sum(t.amount) filter (where t.phase in (1, 3)
                   and t.debit_account_id = p.payer_id and t.credit_account_id = p.first_stop), 0) as first_leg,
               coalesce(sum(t.amount) filter (where t.phase in (1, 3)
                   and t.debit_account_id = p.via_id and t.credit_account_id = p.payee_id), 0) as second_leg,
               coalesce(sum(t.amount) filter (where t.phase in (1, 3)
                   and t.debit_account_id = p.payer_id and t.credit_account_id = 2), 0) as payer_fee,
               coalesce(sum(t.amount) filter (where t.phase in (1, 3)
                   and t.debit_account_id = p.payee_id and t.credit_account_id = 2), 0) as payee_fee
        from ledger.transfer t where t.payment_id = p.id
    ) t
    where t.holds <> p.holds or t.holds_named <> p.holds or t.held <> p.held
       or t.moved <> p.taken + p.payer_fee_taken + p.payee_fee_taken + case when p.via_id is null then 0 else p.taken end
       or t.second_leg <> case when p.via_id is null then 0 else p.taken end
       or t.payee_fee <> p.payee_fee_taken
       -- A payment to the income account itself has its money and its payer's fee on one way.
       or t.first_leg <> p.taken + case p.first_stop when 2 then p.payer_fee_taken else 0 end
       or t.payer_fee <> p.payer_fee_taken + case p.first_stop when 2 then p.taken else 0 end
    limit 1;
    if found then
        raise exception 'payment % is not what its transfers make it', odd_payment using errcode = 'check_violation';
    end if;

    select o.id into odd_payment
    from (
        select id from written_rows where status = 2
        union all select refund_of from written_rows where refund_of is not null
    ) o left join ledger.payment p on p.id = o.id
    cross join lateral (
        select coalesce(sum(case r.status when 1 then r.amount when 2 then r.captured else 0 end), 0) as total
        from ledger.payment r where r.refund_of = o.id
    ) r
    where p.refunded is distinct from r.total limit 1;
    if found then
        raise exception 'what payment % gave back is not what its refunds make it', odd_payment using errcode = 'check_violation';
    end if;
    return null;
end $$;

create trigger opened_payment_follows_transfers after insert on ledger.payment
    referencing new table as written_rows for each statement execute function ledger.match_payments();

create trigger changed_payment_follows_transfers after update on ledger.payment
    referencing new table as written_rows for each statement execute function ledger.match_payments();

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
