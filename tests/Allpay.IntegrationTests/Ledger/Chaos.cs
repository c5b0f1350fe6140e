namespace Allpay.IntegrationTests.Ledger;

/// <summary>
/// Makes the real server fail at a chosen statement of the writer's transaction: triggers strike at writes and at COMMIT
/// (deferred), row security strikes at reads. A sequence counts the strikes, since it does not roll back.
/// </summary>
internal static class Chaos
{
    /// <summary>Every statement of the writer, and COMMIT.</summary>
    public static readonly string[] Places =
    [
        "stamp", "read payment", "read account", "read account_day", "read one_time_code",
        "insert payment", "update payment", "insert transfer", "update one_time_code", "commit",
    ];

    public const string Install =
        """
        create schema if not exists chaos;
        create table if not exists chaos.plan (place text, action text, times int);
        create sequence if not exists chaos.strikes;
        grant usage on schema chaos to allpay_app;

        create or replace function chaos.strike(where_ text) returns boolean
        language plpgsql volatile security definer as $$
        declare plan chaos.plan;
        begin
            select * into plan from chaos.plan where place = where_;
            if not found or nextval('chaos.strikes') > plan.times then return true; end if;
            if plan.action = 'kill' then
                perform pg_terminate_backend(pg_backend_pid());
                perform pg_sleep(1);
            end if;
            raise exception 'struck at %', where_ using errcode = plan.action, schema = 'ledger';
        end $$;
        create or replace function chaos.strike_trigger() returns trigger language plpgsql as $$
        begin perform chaos.strike(tg_argv[0]); return new; end $$;

        create or replace trigger chaos before update on ledger.writer
            for each row execute function chaos.strike_trigger('stamp');
        create or replace trigger chaos before insert on ledger.payment
            for each row execute function chaos.strike_trigger('insert payment');
        create or replace trigger chaos_update before update on ledger.payment
            for each row execute function chaos.strike_trigger('update payment');
        create or replace trigger chaos before insert on ledger.transfer
            for each row execute function chaos.strike_trigger('insert transfer');
        create or replace trigger chaos before update on ledger.one_time_code
            for each row execute function chaos.strike_trigger('update one_time_code');
        create constraint trigger chaos_commit after insert or update on ledger.payment deferrable initially deferred
            for each row execute function chaos.strike_trigger('commit');

        do $$ declare t text; begin
            foreach t in array array['payment', 'account', 'account_day', 'one_time_code'] loop
                execute format('alter table ledger.%I enable row level security', t);
                execute format('create policy chaos_read on ledger.%I for select to allpay_app using (chaos.strike(%L))', t, 'read ' || t);
                execute format('create policy chaos_insert on ledger.%I for insert to allpay_app with check (true)', t);
                execute format('create policy chaos_update on ledger.%I for update to allpay_app using (true)', t);
            end loop;
        end $$;
        """;

    public static string Plan(string place, string action, int times) =>
        $"truncate chaos.plan; alter sequence chaos.strikes restart; insert into chaos.plan values ('{place}', '{action}', {times});";
}
