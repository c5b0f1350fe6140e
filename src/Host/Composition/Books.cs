using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Persistence;

namespace Allpay.Host.Composition;

internal static class Books
{
    public static void AddBooks(this IHostApplicationBuilder builder) => builder.Services
        .AddPersistence(builder.Configuration)
        .AddLedger(builder.Configuration);
}
