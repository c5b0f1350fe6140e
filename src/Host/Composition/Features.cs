using Allpay.Features.CashIn;
using Allpay.Features.CashOut;
using Allpay.Features.Certificates;
using Allpay.Features.Sandbox.SeedSandbox;
using Allpay.Features.TerminalPay;
using Allpay.Infrastructure.Audit;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.PaymentRules;
using Allpay.Infrastructure.Payments;

namespace Allpay.Host.Composition;

internal static class Features
{
    public static void AddFeatures(this IHostApplicationBuilder builder) => builder.Services
        .AddSingleton(TimeProvider.System)
        .AddMediation(FeatureCatalog.Assemblies)
        .AddAudit()
        .AddParties()
        .AddPaymentRules()
        .AddPayments(builder.Configuration)
        .AddCashIn()
        .AddCashOut()
        .AddTerminalPay()
        .AddCertificates()
        .AddSandbox();
}
