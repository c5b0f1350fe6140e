-- One row, where the database is a sandbox.
create table sandbox.mark (
    only_row boolean primary key default true check (only_row),
    marked_at timestamptz not null
);

-- Nothing else has ever issued money under these references.
insert into sandbox.mark (marked_at)
    select now() where exists (select from ledger.payment where requester_id = 0 and reference like 'sandbox-%');

grant select, insert on sandbox.mark to allpay_app;
