using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Payments.Waiting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Allpay.UnitTests.Payments;

/// <summary>Lines are lists in memory; each payment that has its turn is written down.</summary>
public sealed class RoundsTests
{
    private const int TurnMax = 2;

    private readonly FakeTimeProvider _clock = new();
    private readonly ListLogger _log = new();
    private readonly List<long> _seen = [];
    private readonly Dictionary<string, long[]> _lines = [];
    private readonly Rounds<RoundsTests> _rounds;

    public RoundsTests() => _rounds = new Rounds<RoundsTests>(_clock, _log);

    [Fact]
    public async Task Lines_have_their_turns_in_rotation_until_all_is_seen_once()
    {
        _lines["a"] = [1, 2, 3, 4, 5];
        _lines["b"] = [10];
        _lines["c"] = [20, 21, 22];

        Assert.Equal(new RoundsTally(9, 9), await GoAsync());
        Assert.Equal([1, 2, 10, 20, 21, 3, 4, 22, 5], _seen);
    }

    [Fact]
    public async Task A_payment_that_fails_is_told_once_and_the_others_have_their_turn()
    {
        _lines["a"] = [1, 2, 3];
        _lines["b"] = [10];

        var tally = await GoAsync(id => id == 2 ? throw new InvalidOperationException("a bug") : Step.Done);

        Assert.Equal(new RoundsTally(4, 3), tally);
        Assert.Equal((LogLevel.Error, "RoundsTests skips payment 2"), Assert.Single(_log.Lines));
    }

    [Fact]
    public async Task A_line_that_cannot_be_read_is_skipped()
    {
        _lines["a"] = [1, 2, 3];
        _lines["b"] = null!;
        Assert.Equal(new RoundsTally(3, 3), await GoAsync());
        Assert.Equal((LogLevel.Error, "RoundsTests cannot read the payments of b and skips them"), Assert.Single(_log.Lines));
    }

    [Fact]
    public async Task What_the_time_cuts_off_comes_first_in_the_next_run_which_comes_round_to_everything()
    {
        (_lines["a"], _lines["b"], _lines["c"]) = ([1, 2, 3, 4, 5], [10, 11, 12, 13], [20]);
        await GoAsync(id =>
        {
            if (id is 3) _clock.Advance(Rounds<RoundsTests>.TimeBox);
            return Step.Waits;
        });
        Assert.Equal([1, 2, 10, 11, 20, 3, 4], _seen);
        Assert.Equal((LogLevel.Warning, "RoundsTests ends with 2 lines not gone through; its next run goes on"), _log.Lines[^1]);

        _seen.Clear();
        Assert.Equal(10, (await GoAsync(_ => Step.Waits)).Seen);
        Assert.Equal([12, 13, 5, 20, 1, 2, 10, 11, 3, 4], _seen);
    }

    [Fact]
    public async Task While_the_ledger_is_away_a_run_stops_and_the_next_goes_on_behind()
    {
        (_lines["a"], _lines["b"]) = ([1, 2, 3], [10]);
        var tally = await GoAsync(id => id == 2 ? throw new LedgerUnavailableException("full", TimeSpan.Zero) : Step.Waits);
        Assert.Equal((2, LogLevel.Warning), (tally.Seen, Assert.Single(_log.Lines).Level));

        _seen.Clear();
        await GoAsync(_ => Step.Waits);
        Assert.Equal([10, 3, 1, 2], _seen);
    }

    [Fact]
    public async Task A_host_that_stops_ends_the_run_without_a_word_and_with_what_is_in_hand()
    {
        (_lines["a"], _lines["b"]) = ([1, 2, 3], [10]);
        using var stopping = new CancellationTokenSource();
        var tally = await GoAsync(async id =>
        {
            if (id == 1) await stopping.CancelAsync();
            stopping.Token.ThrowIfCancellationRequested();
            return Step.Done;
        }, linesAtOnceMax: 1, stopping.Token);
        Assert.Equal((2, 0), (tally.Seen, tally.Done));
        Assert.Empty(_log.Lines);
    }

    [Fact]
    public async Task A_silent_line_is_left_alone_and_the_next_run_goes_on_behind()
    {
        (_lines["a"], _lines["b"]) = ([1, 2, 3, 4, 5, 6, 7], [10, 11, 12]);
        Assert.Equal(new RoundsTally(7, 3), await GoAsync(id => id < 10 ? Step.NoAnswer : Step.Done));
        Assert.Equal([1, 2, 10, 11, 3, 4, 12], _seen);

        _seen.Clear();
        Assert.Equal(new RoundsTally(10, 10), await GoAsync());
        Assert.Equal([5, 6, 10, 11, 7, 12, 1, 2, 3, 4], _seen);
    }

    [Fact]
    public async Task An_answer_ends_a_silence()
    {
        _lines["a"] = [1, 2, 3, 4, 5, 6];
        Assert.Equal(6, (await GoAsync(id => id == 3 ? Step.Waits : Step.NoAnswer)).Seen);
    }

    [Fact]
    public async Task So_many_lines_have_a_turn_at_once_and_no_more()
    {
        for (var line = 0; line < 9; line++) _lines[$"line {line}"] = [(line * 10) + 1, (line * 10) + 2, (line * 10) + 3];
        var (now, most) = (0, 0);
        await GoAsync(async _ =>
        {
            most = Math.Max(most, Interlocked.Increment(ref now));
            await Task.Delay(1);
            Interlocked.Decrement(ref now);
            return Step.Done;
        }, linesAtOnceMax: 3);
        Assert.Equal(3 * TurnMax, most);
        Assert.Equal(27, _seen.Distinct().Count());
    }

    private Task<RoundsTally> GoAsync(Func<long, Step>? step = null) =>
        GoAsync(id => Task.FromResult(step?.Invoke(id) ?? Step.Done), linesAtOnceMax: 1);

    private Task<RoundsTally> GoAsync(
        Func<long, Task<Step>> step, int linesAtOnceMax, CancellationToken cancellationToken = default)
    {
        var work = new RoundsWork((payment, _) => SeeAsync(payment, step)) { TurnMax = TurnMax, LinesAtOnceMax = linesAtOnceMax };
        var lines = _lines.Select(line => new Line(line.Key, (stretch, _) => Task.FromResult(Read(line.Value, stretch))));
        return _rounds.GoAsync([.. lines], work, cancellationToken);
    }

    private Task<Step> SeeAsync(WaitingPayment payment, Func<long, Task<Step>> step)
    {
        lock (_seen) _seen.Add(payment.Id.Value);
        return step(payment.Id.Value);
    }

    private static IReadOnlyList<WaitingPayment> Read(long[] line, Stretch stretch) =>
    [
        .. line
            .Where(id => id > (stretch.After?.Id.Value ?? 0) && id <= (stretch.Until?.Id.Value ?? long.MaxValue))
            .Take(stretch.CountMax)
            .Select(id => new WaitingPayment(new PaymentId(id), default, null)),
    ];

    private sealed class ListLogger : ILogger<Rounds<RoundsTests>>
    {
        public List<(LogLevel Level, string Text)> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add((logLevel, formatter(state, exception)));
    }
}
