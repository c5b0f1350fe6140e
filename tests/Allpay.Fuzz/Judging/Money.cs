using System.Diagnostics;
using Npgsql;

namespace Allpay.Fuzz.Judging;

/// <summary>What the database says of the money, asked past the host.</summary>
internal sealed class Money : IAsyncDisposable
{
    private const string Totals =
        """
        select (select count(*) from ledger.payment) || ' payments; '
            || (select string_agg(id || ':' || version, ',' order by id) from ledger.account)
        """;

    private const string Payments =
        """
        select a.login, p.reference from ledger.payment p left join party.agent a on a.id = p.requester_id
        where p.requester_id <> 0
        """;

    // The run has a database of its own; a holder's daily limit would turn every payment away after a minute.
    private const string Lift = "update rules.holder_limits set per_day = null, per_month = null";

    private readonly NpgsqlDataSource _database = NpgsqlDataSource.Create(
        Environment.GetEnvironmentVariable("ConnectionStrings__Ledger")
        ?? throw new InvalidOperationException("ConnectionStrings__Ledger is not set: start with ./fuzz."));

    /// <summary>Every account at its version: equal before and after means that nothing moved.</summary>
    public async Task<string> TotalsAsync()
    {
        await using var command = _database.CreateCommand(Totals);
        return (string)(await command.ExecuteScalarAsync())!;
    }

    public async Task LiftLimitsAsync()
    {
        await using var command = _database.CreateCommand(Lift);
        await command.ExecuteNonQueryAsync();
    }

    public async Task<IReadOnlyList<(string Agent, string Reference)>> PaymentsAsync()
    {
        await using var command = _database.CreateCommand(Payments);
        await using var row = await command.ExecuteReaderAsync();
        var payments = new List<(string, string)>();
        while (await row.ReadAsync()) payments.Add((row.IsDBNull(0) ? "" : row.GetString(0), row.GetString(1)));
        return payments;
    }

    /// <summary>Whether the host's own verb finds the books right, and its last line.</summary>
    public static async Task<(bool AreRight, string Word)> BooksAsync()
    {
        var host = Environment.GetEnvironmentVariable("ALLPAY_FUZZ_HOST_DLL")
            ?? throw new InvalidOperationException("ALLPAY_FUZZ_HOST_DLL is not set: start with ./fuzz.");
        var start = new ProcessStartInfo("dotnet", [host, "books"]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode == 0, output.TrimEnd().Split('\n')[^1]);
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();
}
