using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Persistence;

namespace Allpay.Host.Composition;

/// <summary>
/// Added after the read store: what is hosted stops in reverse order, and the last balances are shown after the last commit.
/// </summary>
internal static class Books
{
    public static void AddBooks(this IHostApplicationBuilder builder) => builder.Services
        .AddPersistence(builder.Configuration)
        .AddLedger(builder.Configuration);
}
