using System.Diagnostics.Metrics;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Ledger.Storage;
using Allpay.Infrastructure.Ledger.Writing;
using Allpay.Infrastructure.ReadStore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Allpay.UnitTests.Ledger;

/// <summary>
/// The writer on real threads and the real clock, before a database that does not answer. Its batch and its callers run out of
/// time in the same moment.
/// </summary>
public sealed class OutageTests
{
    private const int Callers = 500;
    private const int Rounds = 10;

    [Fact]
    public async Task Whoever_waits_in_an_outage_is_told_to_ask_again_and_nothing_else()
    {
        var ledger = NewLedger(new LedgerOptions { AnswerWithin = TimeSpan.FromMilliseconds(50) });
        await ledger.StartAsync(CancellationToken.None);

        for (var round = 0; round < Rounds; round++)
        {
            var errors = await Task.WhenAll(Enumerable.Range(1, Callers).Select(number => Record.ExceptionAsync(() =>
                ledger.SubmitAsync(new SendPayment(new PaymentTarget(new PaymentId(number))), CancellationToken.None)).AsTask()));
            Assert.All(errors, error => Assert.IsType<LedgerUnavailableException>(error));
        }

        await ledger.StopAsync(CancellationToken.None);
    }

    private static GroupCommitLedger NewLedger(LedgerOptions options)
    {
        var meters = new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>();
        var context = new WriterContext(options, TimeProvider.System, new LedgerMetrics(meters), NullLogger.Instance);
        var runner = new BatchRunner(new BatchWriter(new Silence(), context), context);
        return new GroupCommitLedger(runner, new LedgerReaders(null!, null!), new Nobody(), context);
    }

    private sealed class Silence : ILedgerStore
    {
        public async Task<ILedgerSession> OpenAsync(CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            throw new InvalidOperationException("This is never reached.");
        }

        public Task<BatchFate> FateOfAsync(Guid batch, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("Nothing was sent.");
    }

    private sealed class Nobody : IBalancePublisher
    {
        public void Publish(IReadOnlyList<AccountBalance> balances)
        {
        }
    }
}
