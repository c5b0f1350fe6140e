using Allpay.Infrastructure.Ledger.Storage;

namespace Allpay.UnitTests.Ledger.Simulation;

/// <summary>One host's way to the server.</summary>
internal sealed class SimulatedStore(World world, Machine host, Guid writer) : ILedgerStore
{
    private const int RacesMax = 5;

    private readonly Dictionary<Guid, LoadedBooks> _begun = [];
    private Guid? _lastKnown;
    private int _races;

    public Task<ILedgerSession> OpenAsync(CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested) return Task.FromCanceled<ILedgerSession>(cancellationToken);
        var connection = new Connection(world, host);
        var trip = connection.Expect<ILedgerSession>(cancellationToken);
        switch (world.Faults.Strike(Fault.OpeningRefused, Fault.OpeningHangs))
        {
            case Fault.OpeningRefused: connection.Reply(() => Refuse(trip)); break;
            case Fault.OpeningHangs: break;
            default: connection.Send(() => Accept(trip)); break;
        }

        return trip.Task;
    }

    public Task<BatchFate> FateOfAsync(Guid batch, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested) return Task.FromCanceled<BatchFate>(cancellationToken);
        if (world.Sabotage == Sabotage.UnknownCommitsAreRepeated) return Task.FromResult(BatchFate.NotCommitted);
        world.Findings.Note($"what became of {world.NameOf(batch)}?");
        var connection = new Connection(world, host);
        var trip = connection.Expect<BatchFate>(cancellationToken);
        switch (world.Faults.Strike(
            Fault.SettlementRefused, Fault.SettlementHangs, Fault.SettlementAnswerLost, Fault.WriterForgotten))
        {
            case Fault.SettlementRefused: connection.Reply(() => Refuse(trip)); break;
            case Fault.SettlementHangs: break;
            case Fault.SettlementAnswerLost: connection.Lose(); break;
            case Fault.WriterForgotten: connection.Send(() => Ask(batch, trip, world.Server.ForgetStamp)); break;
            default: connection.Send(() => Ask(batch, trip)); break;
        }

        return trip.Task;
    }

    /// <summary>Remembers what only a wrong way to settle would ask for.</summary>
    public void Began(Guid batch, LoadedBooks books) => _begun[batch] = books;

    /// <summary>The writer hears that it is committed.</summary>
    public void Committed(Guid batch)
    {
        (_lastKnown, _races) = (batch, 0);
        world.Server.Heard(batch);
    }

    /// <summary>
    /// Loses a race, unless so many were lost without a commit that the writer may take the next one for a bug of a command.
    /// </summary>
    public bool MayLoseRace() => ++_races < RacesMax;

    private static void Refuse<T>(Trip<T> trip)
    {
        trip.Fail(Errors.Refused());
        trip.Connection.Close();
    }

    private void Accept(Trip<ILedgerSession> trip)
    {
        if (!world.Server.IsUp)
        {
            trip.Connection.Reply(() => Refuse(trip));
            return;
        }

        var backend = trip.Connection.Backend = world.Server.Connect(writer);
        trip.Connection.Reply(() => Opened(trip, new SimulatedSession(world, this, trip.Connection, backend)));
    }

    // A session that comes when nobody waits for it any more is closed.
    private static void Opened(Trip<ILedgerSession> trip, SimulatedSession session)
    {
        if (!trip.Answer(session)) trip.Connection.Close();
    }

    private void Ask(Guid batch, Trip<BatchFate> trip, Action<Guid>? before = null)
    {
        var connection = trip.Connection;
        if (!world.Server.IsUp)
        {
            connection.Reply(() => Refuse(trip));
            return;
        }

        before?.Invoke(writer);
        world.Server.Ask(new Question(writer, stamp => connection.Reply(() => Tell(batch, stamp, trip))));
    }

    private void Tell(Guid batch, Guid? stamp, Trip<BatchFate> trip)
    {
        var fate = world.Sabotage switch
        {
            Sabotage.SettlesByIds => Fate(_begun.TryGetValue(batch, out var books) && world.Server.Books.HasAnyOf(books.Inputs)),
            Sabotage.SettlesByAnyNewerStamp => Fate(stamp != (_lastKnown ?? writer)),
            Sabotage.ForgottenIsNotCommitted => Fate(stamp == batch),
            _ => stamp is null ? BatchFate.Unknown : Fate(stamp == batch),
        };
        world.Findings.Note($"{world.NameOf(batch)} is {fate}, its writer believes");
        trip.Connection.Close();
        if (trip.Answer(fate) && fate == BatchFate.Committed) Committed(batch);
    }

    private static BatchFate Fate(bool isCommitted) => isCommitted ? BatchFate.Committed : BatchFate.NotCommitted;
}
