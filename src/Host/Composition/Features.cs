using System.Reflection;
using Allpay.Features.CashIn;
using Allpay.Features.CashOut;
using Allpay.Features.Certificates;
using Allpay.Features.Holders;
using Allpay.Features.Sandbox.SeedSandbox;
using Allpay.Features.TerminalPay;
using Allpay.Infrastructure.Audit;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.MessageArchive;
using Allpay.Infrastructure.OneTimeCodes;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.PaymentRules;
using Allpay.Infrastructure.Payments;
using Allpay.Infrastructure.Replays;

namespace Allpay.Host.Composition;

internal static class Features
{
    /// <summary>What holds use cases and endpoints: all that discovery ever scans.</summary>
    public static readonly Assembly[] Assemblies = [typeof(SeedSandbox).Assembly];

    public static void AddFeatures(this IHostApplicationBuilder builder) => builder.Services
        .AddSingleton(TimeProvider.System)
        .AddMediation(Assemblies)
        .AddAudit()
        .AddParties()
        .AddPaymentRules()
        .AddPayments(builder.Configuration)
        .AddCashIn()
        .AddCashOut()
        .AddHolders()
        .AddTerminalPay(builder.Configuration)
        .AddCertificates()
        .AddSandbox();

    /// <summary>What serving alone takes: the verbs know no secret of codes and take no messages in.</summary>
    public static void AddServing(this IHostApplicationBuilder builder) => builder.Services
        .AddMessageArchive(builder.Configuration)
        .AddReplays()
        .AddOneTimeCodeOptions(builder.Configuration);
}
