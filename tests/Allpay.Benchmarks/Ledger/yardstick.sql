with debit as (
    update yard.account set debits_posted = debits_posted + 100, version = version + 1, day = current_date, updated_at = now()
    where id = :payer returning credits_posted - debits_posted as balance, debits_pending as pending, version
), credit as (
    update yard.account set credits_posted = credits_posted + 100, version = version + 1, day = current_date, updated_at = now()
    where id = :payee returning credits_posted - debits_posted as balance, credits_pending as pending, version
), payment as (
    insert into yard.payment (id, requester_id, reference, fingerprint, kind, opening, status, reason, payer_id, payee_id, amount,
        payer_fee, payee_fee, captured, refunded, day, created_at, finished_at, payer_version, payee_version)
    select nextval('yard.payment_id'), 7, gen_random_uuid()::text, gen_random_uuid(), 60, 2, 2, 0, :payer, :payee, 100,
        0, 0, 100, 0, current_date, now(), now(), debit.version, credit.version from debit, credit
    returning id
), transfer as (
    insert into yard.transfer (id, payment_id, phase, debit_account_id, credit_account_id, amount, released,
        debit_balance, debit_pending, debit_version, credit_balance, credit_pending, credit_version, day, created_at)
    select nextval('yard.transfer_id'), payment.id, 1, :payer, :payee, 100, 0,
        debit.balance, debit.pending, debit.version, credit.balance, credit.pending, credit.version, current_date, now()
    from debit, credit, payment
)
insert into yard.account_day as d (account_id, day, opening, debits, credits)
select :payer::bigint, current_date, balance + 100, 100, 0 from debit
union all select :payee::bigint, current_date, balance - 100, 0, 100 from credit
on conflict (account_id, day) do update set debits = d.debits + excluded.debits, credits = d.credits + excluded.credits;
