-- The yardstick's tables: the same columns, checks and indexes as the ledger's, without its triggers, because the
-- yardstick's one statement moves the balances itself.
drop schema if exists yard cascade;
create schema yard;
create table yard.account (like ledger.account including all) with (fillfactor = 50);
create table yard.account_day (like ledger.account_day including all);
create table yard.payment (like ledger.payment including all);
create table yard.transfer (like ledger.transfer including all);
create sequence yard.payment_id cache 1;
create sequence yard.transfer_id cache 1;
insert into yard.account (id, kind, floor, ceiling, debits_posted, credits_posted, debits_pending, credits_pending, version, day,
    created_at, updated_at)
select id, kind, floor, ceiling, debits_posted, credits_posted, debits_pending, credits_pending, version, day, created_at, updated_at
from ledger.account;
insert into yard.account_day select * from ledger.account_day;
analyze yard.account;
