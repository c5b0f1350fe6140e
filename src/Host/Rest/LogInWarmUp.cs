using Allpay.Features.Holders.Logins;
using Allpay.Host.Life;

namespace Allpay.Host.Rest;

/// <summary>A password takes its time by intent; the code that looks at it does not have to.</summary>
internal sealed class LogInWarmUp(IServiceScopeFactory scopes, TimeProvider clock) : IWarmUp
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PasswordGate>().WarmUpAsync(clock.GetUtcNow(), cancellationToken);
    }
}
