using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Allpay.Features.Certificates;

/// <summary>Finds whose certificates an operator means.</summary>
internal static class AgentsCertificates
{
    /// <summary>Null where there is no agent of that login.</summary>
    public static async Task<PartyId?> FindAgentAsync(
        this AllpayDbContext db, string login, CancellationToken cancellationToken) =>
        await db.Agents.Where(a => a.Login == login).Select(a => (PartyId?)a.Id).SingleOrDefaultAsync(cancellationToken);
}
