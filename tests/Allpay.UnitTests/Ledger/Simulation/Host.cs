using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Ledger.Writing;
using Allpay.Infrastructure.ReadStore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using System.Diagnostics.Metrics;

namespace Allpay.UnitTests.Ledger.Simulation;

/// <summary>One host: the product's writer on a machine of its own, and the jobs beside it.</summary>
internal sealed class Host
{
    private static readonly TimeSpan JobInterval = TimeSpan.FromSeconds(1);

    private static readonly LedgerMetrics Metrics =
        new(new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>());

    private readonly World _world;
    private readonly GroupCommitLedger _ledger;

    public Host(World world, Guid writer)
    {
        _world = world;
        Machine = new Machine(world.Agenda);
        var context = new WriterContext(world.Options, Machine.Clock, Metrics, NullLogger.Instance)
        {
            Jitter = new Jitter(world.Chance),
        };
        var runner = new BatchRunner(new BatchWriter(new SimulatedStore(world, Machine, writer), context), context);
        _ledger = new GroupCommitLedger(runner, new LedgerReaders(null!, null!), new Publisher(world), context);
        Machine.Run(Start);
    }

    public Machine Machine { get; }

    /// <summary>Serves a call, as the doors do: whatever the ledger says or throws is the answer.</summary>
    public void Serve(Call call, Action<Call>? reply = null) => Machine.Run(() => _ = ServeAsync(call, reply));

    /// <summary>Whether it will not be there for long: another takes its place.</summary>
    public bool IsLeaving { get; private set; }

    public void Die()
    {
        IsLeaving = true;
        Machine.IsDead = true;
        var isPowerLost = _world.Chance.OneIn(3);
        foreach (var connection in _world.Server.Connections.Where(connection => connection.Host == Machine).ToList())
            if (isPowerLost) connection.Cut();
            else connection.Close();
    }

    public void Stop(Action whenDone)
    {
        IsLeaving = true;
        Machine.Run(() => _ = StopAsync(whenDone));
    }

    private void Start()
    {
        _ledger.Start();
        _ = WorkAsync();
    }

    private async Task StopAsync(Action whenDone)
    {
        await _ledger.StopAsync(CancellationToken.None);
        Machine.IsDead = true;
        whenDone();
    }

    private async Task ServeAsync(Call call, Action<Call>? reply)
    {
        _world.Judge.Submitted(call);
        try
        {
            call.Result = await _ledger.SubmitAsync(call.Command, CancellationToken.None);
        }
        catch (Exception error)
        {
            call.Error = error;
        }

        _world.Judge.Answered(call);
        reply?.Invoke(call);
    }

    // The jobs find by what is committed and let the ledger decide.
    private async Task WorkAsync()
    {
        while (!IsLeaving)
        {
            await Task.Delay(JobInterval, Machine.Clock);
            foreach (var command in _world.Work.Due()) Serve(_world.Judge.NewCall(this, command));
        }
    }

    /// <summary>What is published has to be in the books; and whoever publishes may fail as he likes.</summary>
    private sealed class Publisher(World world) : IBalancePublisher
    {
        public void Publish(IReadOnlyList<AccountBalance> balances)
        {
            foreach (var balance in balances) world.Judge.Published(balance);
            if (world.Faults.Strike(Fault.PublisherThrows) != Fault.None) throw new InvalidOperationException("Cannot publish");
        }
    }
}
