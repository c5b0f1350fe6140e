using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Allpay.Infrastructure.Replays;

internal sealed class SeenMessages(NpgsqlDataSource database, TimeProvider clock) : ISeenMessages
{
    private const string Insert =
        "insert into ops.seen_message (agent_id, digest, seen_at) values ($1, $2, $3) on conflict do nothing";

    public async Task<bool> IsFirstAsync(PartyId agent, byte[] digest, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Insert, agent.Value, digest, clock.GetUtcNow());
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }
}

public static class ReplaysRegistration
{
    public static IServiceCollection AddReplays(this IServiceCollection services) =>
        services.AddSingleton<ISeenMessages, SeenMessages>();
}
