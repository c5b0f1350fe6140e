using Microsoft.Extensions.DependencyInjection;
using Quartz;
using Quartz.Extensibility;

namespace Allpay.Infrastructure.Jobs;

/// <summary>Makes each job in a scope of the host, whichever container its scheduler was built in.</summary>
internal sealed class HostJobs(IServiceScopeFactory scopes) : IJobFactory
{
    public ValueTask<JobScope> CreateJob(
        TriggerFiredBundle bundle, IScheduler scheduler, CancellationToken cancellationToken = default)
    {
        var scope = scopes.CreateAsyncScope();
        var job = (IJob)ActivatorUtilities.CreateInstance(scope.ServiceProvider, bundle.JobDetail.JobType.Type);
        return ValueTask.FromResult(new JobScope(job, scope));
    }

    public ValueTask ReturnJob(JobScope scope, CancellationToken cancellationToken = default) =>
        ((AsyncServiceScope)scope.State!).DisposeAsync();
}
