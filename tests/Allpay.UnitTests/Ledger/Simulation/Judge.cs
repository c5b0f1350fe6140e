using Allpay.Infrastructure.Ledger;

namespace Allpay.UnitTests.Ledger.Simulation;

/// <summary>A command sent to a host, and what became of it there.</summary>
internal sealed class Call(Host host, LedgerCommand command)
{
    public Host Host { get; } = host;
    public LedgerCommand Command { get; } = command;
    public long SubmittedAt { get; set; } = long.MaxValue;
    public long EndedAt { get; set; } = long.MaxValue;
    public LedgerResult? Result { get; set; }
    public Exception? Error { get; set; }

    /// <summary>It came to the ledger, and nobody was told what it did. An error that is no "ask again" says: nothing.</summary>
    public bool IsUnknown => SubmittedAt != long.MaxValue && Result is null && Error is null or LedgerUnavailableException;
}

/// <summary>Compares every answer with the books, at the moment it is given and at the end.</summary>
internal sealed class Judge(World world)
{
    private readonly List<Call> _calls = [];

    public IReadOnlyList<Call> Calls => _calls;

    public Call NewCall(Host host, LedgerCommand command)
    {
        var call = new Call(host, command);
        _calls.Add(call);
        return call;
    }

    public void Submitted(Call call)
    {
        call.SubmittedAt = world.Agenda.Now;
        world.Findings.Note($"{world.NameOf(call.Host.Machine)} is asked: {Words.Of(call.Command)}");
    }

    public void Answered(Call call)
    {
        world.Findings.Note($"{world.NameOf(call.Host.Machine)} answers: {Words.InShort(call)}");
        call.EndedAt = world.Agenda.Now;
        CheckTime(call);
        switch (call.Result)
        {
            case LedgerResult.Done done: CheckDone(call, done); break;
            case LedgerResult.Refused refused: CheckRefused(call, refused); break;
            default: CheckError(call); break;
        }
    }

    public void Published(AccountBalance balance)
    {
        var moments = world.Server.Books.Accounts[balance.Account].Moments;
        var isTrue = balance.Version < moments.Count && moments[(int)balance.Version] is var moment
            && (moment.Posted, moment.Out, moment.In) == (balance.Posted.Tiyn, balance.PendingOut.Tiyn, balance.PendingIn.Tiyn);
        world.Findings.Require(isTrue, $"published and not in the books: {balance}");
    }

    /// <summary>When all is over: what was done and told to nobody has to have a caller who was told nothing.</summary>
    public void Finish()
    {
        var unknown = _calls.Where(call => call.IsUnknown).ToList();
        foreach (var trail in world.Server.Books.Payments.Values) CheckCauses(trail, unknown);
        CheckGuesses(unknown);
        new BooksCheck(world.Server.Books, world.Findings).Run();
    }

    private void CheckTime(Call call)
    {
        if (call.Host.Machine.LastFrozen >= call.SubmittedAt) return;
        var took = new TimeSpan(world.Agenda.Now - call.SubmittedAt);
        world.Findings.Require(took <= world.Options.AnswerWithin, $"answered after {took}: {Words.Of(call)}");
    }

    private void CheckDone(Call call, LedgerResult.Done done)
    {
        var moment = world.Server.Books.Find(done.Payment.Id)?.Find(done.Payment, call.SubmittedAt, world.Agenda.Now);
        if (moment is null)
        {
            world.Findings.Violate($"answered and not in the books: {Words.Of(call)}");
            return;
        }

        world.Findings.Require(Fits(call.Command, done), $"no answer to that command: {Words.Of(call)}");
        if (!done.Replayed) Claim(call, world.Server.Books.Find(done.Payment.Id)!.FindStep(done.Payment));
    }

    private void Claim(Call call, PaymentMoment? step)
    {
        if (step is null || step.Since < call.SubmittedAt)
        {
            world.Findings.Violate($"answered as done now, and it was not: {Words.Of(call)}");
            return;
        }

        world.Findings.Require(!step.IsClaimed, $"two callers are told that it was theirs: {Words.Of(call)}");
        step.IsClaimed = true;
    }

    private static bool Fits(LedgerCommand command, LedgerResult.Done done) => command switch
    {
        OpenPayment open => done.Payment.Key == open.Key && done.Payment.Fingerprint == open.Fingerprint,
        HoldPayment hold => done.Payment.Id == hold.Target.Id && done.Payment.IsHeld,
        SendPayment send => done.Payment.Id == send.Target.Id && done.Payment.SentAt is not null,
        CompletePayment complete => done.Payment.Id == complete.Target.Id && done.Payment.Status == PaymentStatus.Completed
            && (complete.Capture is null || complete.Capture.Amount == done.Payment.Captured),
        DeclinePayment decline => done.Payment.Id == decline.Target.Id && done.Payment.Status == PaymentStatus.Declined,
        ExpirePayment expire => done.Payment.Id == expire.Target.Id && done.Payment.Status == PaymentStatus.Declined
            && (done.Replayed || done.Payment.ExpiresAt <= done.Payment.FinishedAt),
        _ => false,
    };

    private void CheckRefused(Call call, LedgerResult.Refused refused)
    {
        if (refused.Payment is { } payment)
        {
            var moment = world.Server.Books.Find(payment.Id)?.Find(payment, call.SubmittedAt, world.Agenda.Now);
            world.Findings.Require(moment is not null, $"refused for what is not in the books: {Words.Of(call)}");
        }

        if (call.Command is not OpenPayment open) return;
        var isNew = world.Server.Books.Find(open.Key) is not { } trail || trail.Moments[0].Since > call.SubmittedAt;
        var isTrue = refused switch
        {
            { Refusal.Code: LedgerRefusalCode.KeyReused, Payment: { } known } =>
                known.Key == open.Key && known.Fingerprint != open.Fingerprint,
            { Refusal: { Code: LedgerRefusalCode.InsufficientFunds, Remaining: { } left } } =>
                isNew && left < open.Terms.Charged && HadOnce(call, open.Terms.Payer, left),
            _ => isNew || refused.Payment is not null,
        };
        world.Findings.Require(isTrue, $"refused for what was not so: {Words.Of(call)}");
    }

    private bool HadOnce(Call call, AccountId account, Money spendable) => world.Server.Books.Accounts[account].WasOnce(
        call.SubmittedAt, world.Agenda.Now, then => Math.Max(0, then.Posted - then.Out) == spendable.Tiyn);

    private void CheckError(Call call)
    {
        if (call.Error is LedgerUnavailableException)
        {
            world.Findings.Require(world.Faults.MayBeUnavailable, $"unavailable and nothing was wrong: {Words.Of(call)}");
            return;
        }

        world.Findings.Require(Errand.IsBad(call.Command), $"thrown at a caller: {Words.Of(call)}");
    }

    private void CheckCauses(PaymentTrail trail, List<Call> unknown)
    {
        var steps = trail.Moments.Where(moment => moment is { Step: not PaymentStep.None, IsClaimed: false }).ToList();
        if (steps.Count == 0) return;
        var calls = unknown.Where(call => IsAbout(call.Command, trail.Now)).ToList();
        var isCaused = steps.Count <= calls.Count && steps.GroupBy(moment => moment.Step).All(same =>
            same.Count() <= calls.Count(call => MayCause(call.Command, same.Key)));
        var names = string.Join(", ", steps.Select(moment => moment.Step));
        world.Findings.Require(isCaused, $"payment {trail.Now.Id} did {names} for {calls.Count} calls that were told nothing");
        foreach (var step in steps) CheckHeard(step, calls);
    }

    // Once the writer has heard that it is done, whoever still waits for it is told: nothing comes between but a split, in
    // which one half waits for the other.
    private void CheckHeard(PaymentMoment step, List<Call> calls)
    {
        if (step.HeardAt is not { } heard || world.Faults.MaySplit) return;
        var isExcused = calls.Exists(call => call.EndedAt <= heard || call.EndedAt == long.MaxValue
            || call.Host.Machine.LastFrozen >= call.SubmittedAt);
        world.Findings.Require(isExcused, $"payment {step.Payment.Id} is known as {step.Step}, and its caller was told nothing");
    }

    private static bool IsAbout(LedgerCommand command, Payment payment) => command switch
    {
        OpenPayment open => open.Key == payment.Key,
        HoldPayment hold => hold.Target.Id == payment.Id,
        SendPayment send => send.Target.Id == payment.Id,
        CompletePayment complete => complete.Target.Id == payment.Id,
        DeclinePayment decline => decline.Target.Id == payment.Id,
        ExpirePayment expire => expire.Target.Id == payment.Id,
        _ => false,
    };

    private static bool MayCause(LedgerCommand command, PaymentStep step) => step switch
    {
        PaymentStep.Opened => command is OpenPayment,
        PaymentStep.Held => command is OpenPayment or HoldPayment,
        PaymentStep.Sent => command is SendPayment,
        PaymentStep.Completed => command is OpenPayment or CompletePayment,
        PaymentStep.Declined => command is DeclinePayment or ExpirePayment,
        _ => false,
    };

    // Every wrong code that was refused is counted, and none twice.
    private void CheckGuesses(List<Call> unknown)
    {
        foreach (var target in _calls.Select(call => call.Command).OfType<OpenPayment>()
            .SelectMany(open => open.Guesses).Select(limit => limit.On).Distinct())
        {
            var counted = world.Server.Books.GuessesOn(target);
            var refused = _calls.Count(call => Guesses(call, target) && IsWrong(call.Result));
            var most = refused + unknown.Count(call => Guesses(call, target));
            var isSo = counted >= refused && counted <= most;
            world.Findings.Require(isSo, $"{counted} wrong codes are counted on {target}; {refused} to {most} were refused");
        }
    }

    private static bool Guesses(Call call, GuessTarget target) =>
        call.Command is OpenPayment open && open.Guesses.Any(limit => limit.On == target);

    private static bool IsWrong(LedgerResult? result) => result is LedgerResult.Refused
    {
        Refusal.Code: LedgerRefusalCode.CodeUnknown or LedgerRefusalCode.CodeUsed
            or LedgerRefusalCode.CodeExpired or LedgerRefusalCode.CodeForOtherAmount,
    };
}
