using Allpay.Features.CashIn;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.PaymentRules;

namespace Allpay.Host.Composition;

internal static class Features
{
    public static void AddFeatures(this WebApplicationBuilder builder) => builder.Services
        .AddSingleton(TimeProvider.System)
        .AddMediation(FeatureCatalog.Assemblies)
        .AddParties()
        .AddPaymentRules()
        .AddCashIn();
}
