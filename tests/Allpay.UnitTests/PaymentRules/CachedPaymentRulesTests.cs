using System.Net;
using System.Net.Sockets;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.PaymentRules;
using Allpay.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Allpay.UnitTests.PaymentRules;

/// <summary>The rules are kept by every payment, so what becomes of one reading becomes of all who wait for it.</summary>
public sealed class CachedPaymentRulesTests
{
    [Fact]
    public async Task All_who_find_the_rules_stale_wait_for_one_reading_and_share_its_failure()
    {
        // A server that takes connections and never says a word.
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        await using var services = new ServiceCollection()
            .AddDbContext<AllpayDbContext>(db => db.UseNpgsql(
                $"Host=127.0.0.1;Port={((IPEndPoint)silent.LocalEndpoint).Port};Username=x;Database=x;Timeout=1;SSL Mode=Disable;"
                + "GSS Encryption Mode=Disable;Pooling=false"))
            .BuildServiceProvider();
        var rules = new CachedPaymentRules(services.GetRequiredService<IServiceScopeFactory>(), TimeProvider.System);

        var asked = Enumerable.Range(0, 50).Select(_ => AskAsync(rules)).ToList();
        foreach (var question in asked) await Assert.ThrowsAnyAsync<Exception>(() => question);

        Assert.Single(Connections(silent));
    }

    private static Task<HolderLimits> AskAsync(CachedPaymentRules rules) =>
        rules.LimitsAsync(IdentificationLevel.Identified, TestContext.Current.CancellationToken).AsTask();

    private static List<Socket> Connections(TcpListener listener)
    {
        var connections = new List<Socket>();
        while (listener.Pending()) connections.Add(listener.AcceptSocket());
        return connections;
    }
}
