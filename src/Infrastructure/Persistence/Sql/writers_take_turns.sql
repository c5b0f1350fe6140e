-- What the hosts' writers need of the database besides the books.

-- The turn. A writer locks this table before its batch sees anything, so batches of several hosts follow each other in the
-- order they came, and none loses work to another. It holds nothing: its lock ends with the transaction, however that ends.
create table ledger.turn ();

-- One row a writer, which every batch stamps before anything else it does. When the answer to a COMMIT is lost, the stamp
-- tells what became of the batch: it is the batch's own if and only if the batch is in the books. Ids that the server gives
-- out cannot tell that: after a crash transaction ids and sequence values are given out again.
create table ledger.writer (
    id uuid primary key,
    batch uuid not null,
    at timestamptz not null
);

-- Locking in exclusive mode takes a right to change; there is nothing to change.
grant select, update on ledger.turn to allpay_app;
grant select, insert, update, delete on ledger.writer to allpay_app;
