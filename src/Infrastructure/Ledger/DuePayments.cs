using Npgsql;

namespace Allpay.Infrastructure.Ledger;

internal sealed class DuePayments(NpgsqlDataSource database) : IDuePayments
{
    private const string Due = """
        select id from ledger.payment
        where status = $1 and expires_at <= $2
        order by expires_at
        limit $3
        """;

    public async Task<IReadOnlyList<PaymentId>> FindAsync(
        DateTimeOffset now, int countMax, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Due);
        command.Parameters.Add(new NpgsqlParameter<short> { TypedValue = (short)PaymentStatus.Pending });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now.ToUniversalTime() });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = countMax });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var due = new List<PaymentId>();
        while (await reader.ReadAsync(cancellationToken)) due.Add(new PaymentId(reader.GetInt64(0)));
        return due;
    }
}
