using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Allpay.Features.TerminalPay.AskProviders;

internal sealed class AskProvidersHandler(
    IPendingPayments pending, IServiceScopeFactory scopes, TimeProvider clock)
    : IRequestHandler<AskProviders, Outcome<AskedProviders>>
{
    private const int BatchMax = 200;
    private const int AtOnceMax = 8;

    // A payment just sent has somebody who waits for the answer.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(15);

    public async Task<Outcome<AskedProviders>> Handle(AskProviders command, CancellationToken cancellationToken)
    {
        var sent = await pending.FindSentAsync(clock.GetUtcNow() - Grace, BatchMax, cancellationToken);
        var ended = 0;
        var atOnce = new ParallelOptions { MaxDegreeOfParallelism = AtOnceMax, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(sent, atOnce, async (payment, _) =>
        {
            if (await AskAsync(payment)) Interlocked.Increment(ref ended);
        });
        return new AskedProviders(sent.Count, ended);
    }

    // Each in a scope of its own: they run beside each other.
    private async Task<bool> AskAsync(PaymentId payment)
    {
        await using var scope = scopes.CreateAsyncScope();
        var payments = scope.ServiceProvider.GetRequiredService<ProviderPayments>();
        return await payments.AdvanceAsync(payment) is LedgerResult.Done { Payment.IsFinal: true };
    }
}
