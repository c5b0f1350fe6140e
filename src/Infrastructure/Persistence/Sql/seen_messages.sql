-- Signed messages of the agents whose messages are taken once only. What is here is a message's SHA-256 over its canonical form.
create table ops.seen_message (
    agent_id bigint not null,
    digest bytea not null check (octet_length(digest) = 32),
    seen_at timestamptz not null,
    primary key (agent_id, digest)
);

-- Rows arrive in the order of their time and are deleted in it: a few pages of summary do for an index.
create index seen_message_seen_at on ops.seen_message using brin (seen_at);

grant select, insert, delete on ops.seen_message to allpay_app;
