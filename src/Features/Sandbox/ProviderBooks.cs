using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Persistence;
using Npgsql;

namespace Allpay.Features.Sandbox;

/// <summary>
/// What the sandbox's provider has been told and has decided; kept in tables of its own, like any company's.
/// </summary>
internal sealed class ProviderBooks(NpgsqlDataSource database, TimeProvider clock)
{
    private const string FindBehaviour =
        "select behaviour, seconds from sandbox.provider_behaviour where account in ($1, '*') order by account desc limit 1";

    private const string SetBehaviour =
        """
        insert into sandbox.provider_behaviour (account, behaviour, seconds) values ($1, $2, $3)
        on conflict (account) do update set behaviour = excluded.behaviour, seconds = excluded.seconds
        """;

    private const string Insert =
        """
        insert into sandbox.provider_payment (id, service, account, amount, status, decided_at)
        values ($1, $2, $3, $4, $5, $6) on conflict (id) do nothing
        """;

    private const string Find = "select status, decided_at from sandbox.provider_payment where id = $1";

    public async Task<ProviderBehaviour> BehaviourAsync(string account, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(FindBehaviour, account);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken)
            ? new ProviderBehaviour(row.GetString(0), row.GetInt32(1))
            : ProviderBehaviour.Usual;
    }

    public async Task BehaveAsync(string account, ProviderBehaviour behaviour, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(SetBehaviour, account, behaviour.Behaviour, behaviour.Seconds);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Takes a payment in once; another of the same number changes nothing.</summary>
    public async Task TakeAsync(
        string id, ProviderPayment payment, (string Status, TimeSpan After) decision, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            Insert, id, payment.Service, payment.Account, payment.Tiyn, decision.Status, clock.GetUtcNow() + decision.After);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Null for a payment it never heard of.</summary>
    public async Task<string?> StatusAsync(string id, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Find, id);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        if (!await row.ReadAsync(cancellationToken)) return null;
        return row.GetFieldValue<DateTimeOffset>(1) <= clock.GetUtcNow() ? row.GetString(0) : "inProgress";
    }
}

/// <summary>
/// How the provider is told to behave towards an account, and for how many seconds where that means something.
/// </summary>
internal sealed record ProviderBehaviour(string Behaviour, int Seconds)
{
    public const string Normal = "normal";
    public const string Slow = "slow";
    public const string Down = "down";
    public const string Refuse = "refuse";
    public const string Late = "late";
    public const string Unknown = "unknown";
    public const int SecondsMax = 3600;

    public static readonly ProviderBehaviour Usual = new(Normal, 0);

    private static readonly string[] Known = [Normal, Slow, Down, Refuse, Late, Unknown];

    public bool IsKnown => Known.Contains(Behaviour) && Seconds is >= 0 and <= SecondsMax;

    public (string Status, TimeSpan After) Decision =>
        (Behaviour == Refuse ? "refused" : "paid", Behaviour == Late ? TimeSpan.FromSeconds(Seconds) : TimeSpan.Zero);
}

internal sealed record ProviderPayment(string Service, string Account, string Amount, string? FullAmount)
{
    public long Tiyn => Money.Parse(Amount).Tiyn;
}
