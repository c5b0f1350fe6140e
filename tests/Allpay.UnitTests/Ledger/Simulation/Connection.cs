namespace Allpay.UnitTests.Ledger.Simulation;

/// <summary>
/// The wire between a host and the server. Each direction keeps its order; cut, it carries nothing any more, and neither side
/// is told.
/// </summary>
internal sealed class Connection
{
    private static readonly TimeSpan LatencyMax = TimeSpan.FromMilliseconds(4);
    private static readonly TimeSpan NoticeMax = TimeSpan.FromSeconds(6);

    private readonly World _world;
    private readonly Machine _host;
    private long _arrives;
    private long _answers;
    private bool _isCut;
    private bool _isClosed;
    private bool _isLeft;
    private Action<Exception>? _fail;

    public Connection(World world, Machine host)
    {
        (_world, _host) = (world, host);
        world.Server.Connections.Add(this);
    }

    public Backend? Backend { get; set; }

    /// <summary>Whether something was sent whose answer, or whose loss, has not been heard of.</summary>
    public bool IsUnderWay { get; private set; }

    public Machine Host => _host;

    /// <summary>What the host waits for next on this connection; a cancelled wait ends at once.</summary>
    public Trip<T> Expect<T>(CancellationToken cancellationToken)
    {
        var trip = new Trip<T>(this, cancellationToken);
        (_fail, IsUnderWay) = (trip.Fail, true);
        return trip;
    }

    public void Send(Action atServer)
    {
        if (_isCut |= _host.IsIsolated) return;
        _arrives = Math.Max(_arrives, _world.Agenda.Now + _world.Chance.UpTo(LatencyMax).Ticks) + 1;
        _world.Agenda.After(new TimeSpan(_arrives - _world.Agenda.Now), null, atServer);
    }

    public void Reply(Action atHost)
    {
        if (_isCut |= _host.IsIsolated) return;
        _answers = Math.Max(_answers, _world.Agenda.Now + _world.Chance.UpTo(LatencyMax).Ticks) + 1;
        _world.Agenda.After(new TimeSpan(_answers - _world.Agenda.Now), _host, () => Arrive(atHost));
    }

    /// <summary>No answer will come. The host may learn of it soon, late, or never; the server, too.</summary>
    public void Lose()
    {
        if (_world.Chance.OneIn(2)) _isCut = true;
        if (_world.Chance.OneIn(3)) return;
        var error = _world.Chance.OneIn(4) ? Errors.Cut(_world.Chance) : Errors.Broken(_world.Chance);
        Break(error, _world.Chance.UpTo(NoticeMax));
    }

    /// <summary>The server has crashed, and what tells its clients of it may take its time.</summary>
    public void Reset()
    {
        if (!_isCut && !_host.IsIsolated) Break(Errors.Broken(_world.Chance), _world.Chance.UpTo(NoticeMax));
    }

    /// <summary>
    /// The host is done with it. As the product's own session, it asks nobody to cancel: what is under way is left, and the
    /// connection closed whenever that ends.
    /// </summary>
    public void Leave()
    {
        _isLeft = true;
        if (!IsUnderWay) Close();
    }

    /// <summary>The host's side is closed; what was sent before arrives before.</summary>
    public void Close()
    {
        if (_isClosed) return;
        _isClosed = true;
        _world.Server.Connections.Remove(this);
        if (Backend is { } backend) Send(backend.HangUp);
    }

    /// <summary>The host lost its power: nothing tells the server.</summary>
    public void Cut() => _isCut = true;

    private void Break(Exception error, TimeSpan delay)
    {
        var fail = _fail;
        _world.Agenda.After(delay, _host, () => Arrive(() => fail?.Invoke(error)));
    }

    private void Arrive(Action atHost)
    {
        IsUnderWay = false;
        atHost();
        if (_isLeft) Close();
    }
}

/// <summary>Something a host waits for. Its continuation comes back to the host's machine, never into who answers.</summary>
internal sealed class Trip<T>
{
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenRegistration _cancellation;

    public Trip(Connection connection, CancellationToken cancellationToken)
    {
        Connection = connection;
        _cancellation = cancellationToken.UnsafeRegister(
            static (answer, token) => ((TaskCompletionSource<T>)answer!).TrySetCanceled(token), _answer);
    }

    public Connection Connection { get; }

    public Task<T> Task => _answer.Task;

    /// <summary>False where it is waited for no more.</summary>
    public bool Answer(T value)
    {
        _cancellation.Unregister();
        return _answer.TrySetResult(value);
    }

    public void Fail(Exception error)
    {
        _cancellation.Unregister();
        _answer.TrySetException(error);
    }
}
