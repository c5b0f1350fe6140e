using Allpay.Infrastructure;
using Allpay.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Allpay.Features.Sandbox.SeedSandbox;

/// <summary>
/// Says of a database that it is a sandbox. Demo partners with keys in a file are never to get into one that is in use.
/// </summary>
internal sealed class SandboxMark(AllpayDbContext db)
{
    /// <summary>Marks a database in which there is nobody yet; in one that is marked nothing happens.</summary>
    /// <exception cref="WrongSettingException">There are parties, and no mark.</exception>
    public async Task EnterAsync(CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into sandbox.mark (marked_at) select now() where not exists (
                select from party.agent union all select from party.merchant union all select from party.holder
                union all select from party.operator)
            on conflict do nothing
            """,
            cancellationToken);
        var marks = await db.Database.SqlQuery<int>($"select 1 as \"Value\" from sandbox.mark").ToListAsync(cancellationToken);
        if (marks.Count == 0)
            throw new WrongSettingException(
                "ConnectionStrings:Ledger",
                "names a database that is in use and is no sandbox: seed-sandbox takes an empty one.");
    }
}
