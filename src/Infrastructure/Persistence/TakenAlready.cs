using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Allpay.Infrastructure.Persistence;

/// <summary>Somebody else was first with a name, a number or a key that is one's own.</summary>
public static class TakenAlready
{
    public static bool IsTakenAlready(this DbUpdateException exception) =>
        exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };
}
