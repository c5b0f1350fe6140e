using Allpay.Features.CashIn;
using Allpay.Features.CashIn.PayCashIn;
using Allpay.Infrastructure.Audit;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.PaymentRules;
using Allpay.Infrastructure.Payments;
using Allpay.Infrastructure.Persistence;
using Allpay.Infrastructure.ReadStore;
using Allpay.UnitTests.Doubles;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Allpay.UnitTests.Mediation;

/// <summary>The real pipeline with all slices in it, on doubles.</summary>
public sealed class Pipeline : IDisposable
{
    private readonly ServiceProvider _provider;

    public Pipeline() => _provider = new ServiceCollection()
        .AddLogging()
        .AddMetrics()
        .AddSingleton(TimeProvider.System)
        .AddMediation(typeof(PayCashIn).Assembly)
        .AddPayments(new ConfigurationBuilder().Build())
        .AddCashIn()
        .AddAudit()
        .AddDbContext<AllpayDbContext>(db => db.UseNpgsql())
        .AddSingleton<ILedger>(Ledger)
        .AddSingleton<IHolderDirectory>(Holders)
        .AddSingleton<IPaymentRules>(Rules)
        .AddSingleton<IReadStore>(Ledger)
        .BuildServiceProvider();

    public ScriptedLedger Ledger { get; } = new();
    public ListedHolders Holders { get; } = new();
    public FixedRules Rules { get; } = new();
    public IServiceProvider Services => _provider;

    public Task<T> SendAsync<T>(IRequest<T> request) =>
        _provider.GetRequiredService<IMediator>().Send(request, TestContext.Current.CancellationToken);

    public void Dispose() => _provider.Dispose();
}
