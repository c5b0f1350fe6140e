using Allpay.Infrastructure.Ledger.Storage;
using Allpay.Infrastructure.Persistence;
using Npgsql;

namespace Allpay.Infrastructure.Ledger;

/// <summary>Which payments: all that is given must be so.</summary>
public sealed record PaymentFilter(int CountMax)
{
    /// <summary>The account that pays or is paid; null: anybody's.</summary>
    public AccountId? Of { get; init; }
    public PaymentKey? Key { get; init; }
    public PaymentKind? Kind { get; init; }
    public PaymentStatus? Status { get; init; }
    public DateOnly? Day { get; init; }

    /// <summary>Another account the money comes from, goes to or goes through.</summary>
    public AccountId? Counterparty { get; init; }

    /// <summary>Older than this one.</summary>
    public PaymentId? Before { get; init; }
}

/// <summary>
/// Committed payments, the newest first. An account's are found from either side by an index in the order of their numbers, so a
/// page costs what it holds, however many there are.
/// </summary>
public sealed class PaymentLists(NpgsqlDataSource database)
{
    public async Task<IReadOnlyList<Payment>> FindAsync(PaymentFilter filter, CancellationToken cancellationToken)
    {
        var values = new List<object>();
        var sql = Sql(filter, value => { values.Add(value); return $"${values.Count}"; });
        await using var command = database.CreateCommand(sql, values.ToArray());
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<Payment>();
        while (await reader.ReadAsync(cancellationToken)) found.Add(PaymentSql.Read(reader));
        return found;
    }

    private static string Sql(PaymentFilter filter, Func<object, string> value)
    {
        var conditions = string.Join(" and ", Conditions(filter, value).Prepend("true"));
        string Page(string own) => $"""
            (select p.id from ledger.payment p where {conditions} and {own} order by p.id desc limit {filter.CountMax})
            """;
        var ids = filter.Of is { } account && value(account.Value) is var number
            ? Page($"p.payer_id = {number}") + " union " + Page($"p.payee_id = {number}")
            : Page("true");
        return $"""
            select {PaymentSql.Columns} from ledger.payment p where p.id in ({ids})
            order by p.id desc limit {filter.CountMax}
            """;
    }

    private static IEnumerable<string> Conditions(PaymentFilter filter, Func<object, string> value)
    {
        if (filter.Key is { } key)
            yield return $"p.requester_id = {value(key.Requester.Value)} and p.reference = {value(key.Reference)}";
        if (filter.Kind is { } kind) yield return $"p.kind = {value((short)kind)}";
        if (filter.Status is { } status) yield return $"p.status = {value((short)status)}";
        if (filter.Day is { } day) yield return $"p.day = {value(day)}";
        if (filter.Counterparty is { } other && value(other.Value) is var number)
            yield return $"{number} in (p.payer_id, p.payee_id, p.via_id)";
        if (filter.Before is { } before) yield return $"p.id < {value(before.Value)}";
    }
}
