using Allpay.Features.Payments.ExpirePayments;
using Allpay.Features.Payments.RetryPayments;
using Allpay.Features.Reconciliation.RepairReadStore;
using Allpay.Features.Retention.ForgetOldRecords;
using Allpay.Features.TerminalPay.AskProviders;
using Allpay.Infrastructure.Jobs;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Persistence;
using Quartz;

namespace Allpay.Host.Composition;

/// <summary>
/// Everything that happens by the clock. Schedules stand here only: at each start they replace the stored ones.
/// </summary>
internal static class Jobs
{
    /// <summary>Off on nodes that only serve, and in tests of the doors.</summary>
    public const string EnabledSetting = "Jobs:Enabled";

    private static readonly TimeSpan EveryMinute = TimeSpan.FromMinutes(1);
    private const string At0410 = "0 10 4 * * ?";
    private const string At0330 = "0 30 3 * * ?";

    public static void AddJobs(this WebApplicationBuilder builder)
    {
        if (!builder.Configuration.GetValue(EnabledSetting, true)) return;
        var connection = PersistenceRegistration.AsApp(PersistenceRegistration.ConnectionString(builder.Configuration));
        builder.Services.AddScheduler(connection, Schedule);
    }

    private static void Schedule(IQuartzBuilder quartz)
    {
        // A simple schedule fires at once when the node starts, and then every minute.
        quartz.ScheduleJob<RepairReadStoreJob>(
            t => t.WithIdentity("repair-read-store").StartNow().WithSimpleSchedule(EveryMinute),
            j => j.WithIdentity(RepairReadStoreJob.Key));
        quartz.ScheduleJob<ExpirePaymentsJob>(
            t => t.WithIdentity("expire-payments").StartNow().WithSimpleSchedule(EveryMinute),
            j => j.WithIdentity(ExpirePaymentsJob.Key));
        quartz.ScheduleJob<RetryPaymentsJob>(
            t => t.WithIdentity("retry-payments").StartNow().WithSimpleSchedule(EveryMinute),
            j => j.WithIdentity(RetryPaymentsJob.Key));
        quartz.ScheduleJob<AskProvidersJob>(
            t => t.WithIdentity("ask-providers").StartNow().WithSimpleSchedule(EveryMinute),
            j => j.WithIdentity(AskProvidersJob.Key));
        quartz.ScheduleJob<RepairWholeReadStoreJob>(
            t => t.WithIdentity("repair-whole-read-store").WithCronSchedule(At0330, c => c
                .InTimeZone(BusinessDay.Zone)
                .WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)),
            j => j.WithIdentity(RepairWholeReadStoreJob.Key));
        quartz.ScheduleJob<ForgetOldRecordsJob>(
            t => t.WithIdentity("forget-old-records").WithCronSchedule(At0410, c => c
                .InTimeZone(BusinessDay.Zone)
                .WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)),
            j => j.WithIdentity(ForgetOldRecordsJob.Key));
    }
}
