using Allpay.Infrastructure.Ledger.Storage;

namespace Allpay.UnitTests.Ledger.Simulation;

/// <summary>The host's side of a session, with all that may happen between it and the server.</summary>
internal sealed class SimulatedSession(World world, SimulatedStore store, Connection connection, Backend backend) : ILedgerSession
{
    private static readonly TimeSpan SlowMax = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan LateMax = TimeSpan.FromSeconds(8);

    private Guid _batch;
    private long _begun;

    public Task<LoadedBooks> BeginAsync(Guid batch, LedgerNeeds needs, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested) return Task.FromCanceled<LoadedBooks>(cancellationToken);
        (_batch, _begun) = (batch, world.Agenda.Now);
        world.Findings.Note($"{world.NameOf(connection.Host)} begins {world.NameOf(batch)} of {needs.Commands}");
        var trip = connection.Expect<LoadedBooks>(cancellationToken);
        var fault = world.Faults.Strike(
            Fault.BeginNeverArrives, Fault.BeginAnswerLost, Fault.BeginConflicts, Fault.BeginCutByServer, Fault.BeginIsSlow);
        if (fault != Fault.BeginNeverArrives)
            connection.Send(() => backend.Begin(new BeginRequest(batch, needs, books => Begun(fault, trip, books))));
        if (fault is Fault.BeginNeverArrives or Fault.BeginAnswerLost) connection.Lose();
        return trip.Task;
    }

    public Task CommitAsync(LedgerChanges changes, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested) return Task.FromCanceled(cancellationToken);
        world.Findings.Require(!(connection.Host.WrongSince < _begun), $"a host whose clock is wrong writes");
        var trip = connection.Expect<bool>(cancellationToken);
        var fault = IsBad(changes) ? Fault.BadPayment : world.Faults.Strike(
            Fault.CommitConflicts, Fault.CommitLosesRace, Fault.CommitNeverArrives, Fault.CommitAnswerLost,
            Fault.CommitComesLate, Fault.CommitIsSlow, Fault.CommitCutByServer, Fault.CommitMeetsBug);
        switch (fault)
        {
            case Fault.BadPayment: Roll(Errors.BadData(), trip); break;
            case Fault.CommitConflicts: Roll(Errors.Conflict(world.Chance), trip); break;
            case Fault.CommitLosesRace when store.MayLoseRace(): Roll(Errors.LostRace(), trip); break;
            case Fault.CommitNeverArrives: connection.Lose(); break;
            case Fault.CommitAnswerLost: Commit(changes, TimeSpan.Zero, _ => { }); connection.Lose(); break;
            case Fault.CommitComesLate: Commit(MayBe(changes), Late(), _ => { }); connection.Lose(); break;
            case Fault.CommitIsSlow: Commit(changes, world.Chance.UpTo(SlowMax), isDone => Done(isDone, trip)); break;
            case Fault.CommitCutByServer: Surprise(changes, Errors.Cut(world.Chance), trip); break;
            case Fault.CommitMeetsBug when store.MayLoseRace(): Surprise(changes, Errors.Bug(world.Chance), trip); break;
            default: CommitUndisturbed(changes, trip); break;
        }

        return trip.Task;
    }

    public ValueTask DisposeAsync()
    {
        var isLeft = connection.IsUnderWay;
        connection.Leave();
        return isLeft || world.Faults.Strike(Fault.ClosingThrows) == Fault.None
            ? ValueTask.CompletedTask
            : ValueTask.FromException(new InvalidOperationException("Cannot close the connection"));
    }

    private static bool IsBad(LedgerChanges changes) => changes.Payments.Any(Errand.IsBad);

    private void Begun(Fault fault, Trip<LoadedBooks> trip, LoadedBooks? books)
    {
        if (books is null)
        {
            Fail(trip, Errors.Cut(world.Chance));
            return;
        }

        store.Began(_batch, books);
        switch (fault)
        {
            case Fault.BeginAnswerLost: break;
            case Fault.BeginConflicts: backend.Finish(TimeSpan.Zero, null, _ => Fail(trip, Errors.Conflict(world.Chance))); break;
            case Fault.BeginCutByServer: backend.End(); Fail(trip, Errors.Cut(world.Chance)); break;
            case Fault.BeginIsSlow: world.Agenda.After(world.Chance.UpTo(SlowMax), null, () => Answer(trip, books)); break;
            default: Answer(trip, books); break;
        }
    }

    // What is answered before it is durable is lost when the server crashes in between.
    private void CommitUndisturbed(LedgerChanges changes, Trip<bool> trip)
    {
        if (world.Sabotage != Sabotage.CommitsAreAnsweredEarly)
        {
            Commit(changes, TimeSpan.Zero, isDone => Done(isDone, trip));
            return;
        }

        Commit(changes, world.Chance.UpTo(TimeSpan.FromMilliseconds(50)), _ => { });
        connection.Send(() => Done(true, trip));
    }

    // The client is told of an error soon; the server commits or not, now or later.
    private void Surprise(LedgerChanges changes, Exception error, Trip<bool> trip)
    {
        Commit(MayBe(changes), world.Chance.OneIn(2) ? TimeSpan.Zero : Late(), _ => { });
        Fail(trip, error);
    }

    private TimeSpan Late() => world.Chance.OneIn(2) ? world.Chance.UpTo(LateMax) : world.Chance.Between(TimeSpan.Zero, LateMax);

    private LedgerChanges? MayBe(LedgerChanges changes) => world.Chance.OneIn(2) ? changes : null;

    private void Roll(Exception error, Trip<bool> trip) => Commit(null, TimeSpan.Zero, isDone =>
        Fail(trip, isDone ? error : Errors.Cut(world.Chance)));

    private void Commit(LedgerChanges? changes, TimeSpan takes, Action<bool> answer) =>
        connection.Send(() => backend.Finish(takes, changes, answer));

    private void Done(bool isDone, Trip<bool> trip)
    {
        if (isDone) connection.Reply(() => Committed(trip));
        else Fail(trip, Errors.Cut(world.Chance));
    }

    private void Committed(Trip<bool> trip)
    {
        if (trip.Answer(true)) store.Committed(_batch);
    }

    private void Answer(Trip<LoadedBooks> trip, LoadedBooks books) => connection.Reply(() => trip.Answer(books));

    private void Fail<T>(Trip<T> trip, Exception error) => connection.Reply(() => trip.Fail(error));
}
