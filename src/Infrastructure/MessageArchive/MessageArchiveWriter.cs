using System.Threading.Channels;
using Allpay.Infrastructure.Ledger;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Npgsql;
using NpgsqlTypes;

namespace Allpay.Infrastructure.MessageArchive;

/// <summary>
/// Writes whatever waits in one commit, so that its price is shared; then lets all who waited go on. When the database is away
/// they get its error, and act on nothing.
/// </summary>
internal sealed class MessageArchiveWriter(
    NpgsqlDataSource database, IOptions<MessageArchiveOptions> options, MessageSeal seal, ArchiveQuota quota, TimeProvider clock)
    : IMessageArchive, IHostedService
{
    private const string Insert =
        """
        with kept as (
            insert into ops.signed_message (received_at, agent_id, certificate_number, contract, operation, message, key_id)
            select m.*, $7 from unnest($1::timestamptz[], $2::bigint[], $3::bigint[], $4::text[], $5::text[], $6::bytea[]) m
            returning agent_id, octet_length(message) as bytes)
        insert into ops.archived_bytes as a (agent_id, day, bytes)
        select agent_id, $8::date, sum(bytes) from kept group by agent_id order by agent_id
        on conflict (agent_id) do update set
            bytes = excluded.bytes + case when a.day = excluded.day then a.bytes else 0 end, day = excluded.day
        returning agent_id, bytes
        """;

    // A message that is written after its sender was told to come again is kept all the same.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    private readonly Channel<Kept> _queue = Channel.CreateBounded<Kept>(
        new BoundedChannelOptions(options.Value.QueueMax) { SingleReader = true });

    private Task _writing = Task.CompletedTask;

    public bool HasRoom(PartyId agent) => quota.HasRoom(agent);

    public Task KeepAsync(ArchivedMessage message, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var kept = new Kept(message, seal.Seal(message), clock.GetUtcNow());
        return _queue.Writer.TryWrite(kept)
            ? kept.Written.Task.WaitAsync(Patience, clock, cancellationToken)
            : throw new TimeoutException("The archive's queue is full or closed.");
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _writing = Task.Run(WriteAsync, CancellationToken.None);
        return Task.CompletedTask;
    }

    /// <summary>Takes no more, finishes what was taken.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        _queue.Writer.TryComplete();
        return _writing.WaitAsync(cancellationToken);
    }

    private async Task WriteAsync()
    {
        while (await _queue.Reader.WaitToReadAsync())
        {
            var batch = new List<Kept>();
            while (batch.Count < options.Value.BatchMax && _queue.Reader.TryRead(out var kept)) batch.Add(kept);
            await WriteAsync(batch);
        }
    }

    // The loop outlives every error: it belongs to those who waited.
    private async Task WriteAsync(List<Kept> batch)
    {
        try
        {
            var day = quota.Today;
            await using var command = CommandFor(batch, day);
            await using (var counted = await command.ExecuteReaderAsync())
                while (await counted.ReadAsync()) quota.Set(new PartyId(counted.GetInt64(0)), day, counted.GetInt64(1));
            batch.ForEach(kept => kept.Written.TrySetResult());
        }
#pragma warning disable CA1031
        catch (Exception error)
#pragma warning restore CA1031
        {
            batch.ForEach(kept => kept.Written.TrySetException(error));
        }
    }

    private NpgsqlCommand CommandFor(List<Kept> batch, DateOnly day)
    {
        var command = database.CreateCommand(Insert);
        Add(command, NpgsqlDbType.TimestampTz, batch, kept => kept.At);
        Add(command, NpgsqlDbType.Bigint, batch, kept => kept.Message.Agent.Value);
        Add(command, NpgsqlDbType.Bigint, batch, kept => kept.Message.Certificate);
        Add(command, NpgsqlDbType.Text, batch, kept => kept.Message.Contract);
        Add(command, NpgsqlDbType.Text, batch, kept => kept.Message.Operation);
        Add(command, NpgsqlDbType.Bytea, batch, kept => kept.Sealed);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = seal.KeyId });
        command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = day });
        return command;
    }

    private static void Add<T>(NpgsqlCommand command, NpgsqlDbType type, List<Kept> batch, Func<Kept, T> value) =>
        command.Parameters.Add(new NpgsqlParameter<T[]>
        {
            TypedValue = [.. batch.Select(value)],
            NpgsqlDbType = NpgsqlDbType.Array | type,
        });

    private sealed record Kept(ArchivedMessage Message, byte[] Sealed, DateTimeOffset At)
    {
        // Callers go on elsewhere: the writer's loop must never run their code.
        public TaskCompletionSource Written { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
