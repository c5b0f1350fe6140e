using System.Diagnostics;

namespace Allpay.Infrastructure.Ledger.Decisions;

/// <summary>
/// The rules of the books: state and command in, decision out, nothing else. Each rule asks all its questions first;
/// below the line "from here on it must succeed" it only moves.
/// </summary>
public static class LedgerDecisions
{
    public static Decision Decide(LedgerState state, LedgerCommand command, StepInput input) => command switch
    {
        OpenPayment open => Open(state, open, input),
        HoldPayment hold => Hold(state, hold, input),
        CompletePayment complete => Complete(state, complete, input),
        DeclinePayment decline => Decline(state, decline.Target, decline.Reason, input),
        ExpirePayment expire => Expire(state, expire.Target, input),
        SendPayment send => Send(state, send.Target, input),
        _ => throw new UnreachableException($"The ledger knows no command {command.GetType().Name}."),
    };

    private static Decision Open(LedgerState state, OpenPayment open, StepInput input)
    {
        if (state.Payment(open.Key) is { } known) return Repeat(state, open, known, input);
        if (open.OnlyEnds) return Decision.Refuse(LedgerRefusalCode.PaymentUnknown);
        if (CheckNew(state, open, input) is { } refusal)
            return Decision.Refuse(refusal) with { Guesses = CodeChecks.Count(state, open, refusal, input.Now) };
        var waitsForPayer = open.Opening.WaitsForPayer();
        var shortOfMoney = waitsForPayer ? null : PaymentChecks.Funds(state, open.Terms);
        if (shortOfMoney is not null && !open.Opening.WaitsForMoney()) return Decision.Refuse(shortOfMoney);
        if (!waitsForPayer && CheckRoom(state, open) is { } full) return Decision.Refuse(full);

        // From here on it must succeed.
        var payment = New(state, open, input);
        var decision = open.Opening switch
        {
            _ when waitsForPayer || shortOfMoney is not null =>
                Decision.Done(payment with { ExpiresAt = input.Now + open.ExpiresIn }, []),
            Opening.Post => PostAtOnce(state, payment, input),
            _ => PlaceHold(state, payment, open.ExpiresIn, input),
        };
        return decision with { UsedCode = Use(state, open, payment), Refunded = GiveBack(state, open) };
    }

    private static Decision Repeat(LedgerState state, OpenPayment open, Payment known, StepInput input)
    {
        if (known.Fingerprint != open.Fingerprint) return Decision.Refuse(LedgerRefusalCode.KeyReused, known);
        if (known.IsFinal) return Decision.Replay(known);
        if (known.IsHeld && known.Opening.IsCompletedByRepeat())
            return Complete(state, new CompletePayment(new PaymentTarget(known.Id)), input);
        return known.Awaits == Awaited.Money && !open.OnlyEnds && CheckHold(state, known, open.Limits) is null
            ? PlaceHold(state, known, open.ExpiresIn, input)
            : Decision.Replay(known);
    }

    private static Decision Hold(LedgerState state, HoldPayment hold, StepInput input)
    {
        if (Find(state, hold.Target) is not { } payment) return Decision.Refuse(LedgerRefusalCode.PaymentUnknown);
        if (RefuseFinal(payment) is { } final) return final;
        if (payment.IsHeld) return Decision.Replay(payment);
        if (payment.Awaits == Awaited.Payer && hold.Target.Payer is null)
            return Decision.Refuse(LedgerRefusalCode.PaymentNotHeld, payment);
        if (CheckHold(state, payment, hold.Limits) is { } refusal) return Decision.Refuse(refusal, payment);

        // From here on it must succeed.
        return PlaceHold(state, payment, hold.ExpiresIn, input);
    }

    private static Decision Complete(LedgerState state, CompletePayment complete, StepInput input)
    {
        if (Find(state, complete.Target) is not { } payment) return Decision.Refuse(LedgerRefusalCode.PaymentUnknown);
        var capture = complete.Capture ?? new Capture(payment.Terms.Amount, payment.Terms.PayerFee, payment.Terms.PayeeFee);
        if (payment.Status == PaymentStatus.Completed && (complete.Capture is null || capture.Amount == payment.Captured))
            return Decision.Replay(payment);
        if (RefuseFinal(payment) is { } final) return final;
        if (!payment.IsHeld) return Decision.Refuse(LedgerRefusalCode.PaymentNotHeld, payment);
        if (payment.Opening.TakesProvidersWord() != complete.OnProvidersWord)
            return Decision.Refuse(LedgerRefusalCode.PaymentAtProvider, payment);
        if (CheckCapture(state, payment, capture) is { } refusal) return Decision.Refuse(refusal, payment);

        // From here on it must succeed.
        var (terms, postings) = (payment.Terms, new Postings(state, payment.Id, input));
        postings.End(payment.Hold, (terms.Payer, terms.FirstStop), terms.Amount, capture.Amount);
        postings.End(payment.FeeHold, (terms.Payer, ChartOfAccounts.CommissionIncome), terms.PayerFee, capture.PayerFee);
        if (terms.Via is { } via) postings.Post(via, terms.Payee, capture.Amount);
        postings.Post(terms.Payee, ChartOfAccounts.CommissionIncome, capture.PayeeFee);
        var taken = terms with { PayerFee = capture.PayerFee, PayeeFee = capture.PayeeFee };
        return Done(payment with { Terms = taken, Captured = capture.Amount }, PaymentStatus.Completed, postings, input)
            with { Refunded = TakeBack(state, payment, terms.Amount - capture.Amount) };
    }

    private static Decision Decline(LedgerState state, PaymentTarget target, DeclineReason reason, StepInput input)
    {
        if (Find(state, target) is not { } payment) return Decision.Refuse(LedgerRefusalCode.PaymentUnknown);
        if (payment.Status == PaymentStatus.Declined) return Decision.Replay(payment);
        if (RefuseFinal(payment) is { } final) return final;
        if (payment.SentAt is not null && reason != DeclineReason.Provider)
            return Decision.Refuse(LedgerRefusalCode.PaymentAtProvider, payment);

        // From here on it must succeed.
        var (terms, postings) = (payment.Terms, new Postings(state, payment.Id, input));
        postings.End(payment.Hold, (terms.Payer, terms.FirstStop), terms.Amount, Money.Zero);
        postings.End(payment.FeeHold, (terms.Payer, ChartOfAccounts.CommissionIncome), terms.PayerFee, Money.Zero);
        return Done(payment with { Reason = reason }, PaymentStatus.Declined, postings, input)
            with { Refunded = TakeBack(state, payment, terms.Amount) };
    }

    private static Decision Expire(LedgerState state, PaymentTarget target, StepInput input)
    {
        if (Find(state, target) is { IsFinal: false } payment && !IsDue(payment, input.Now))
            return Decision.Refuse(LedgerRefusalCode.PaymentNotExpired, payment);
        return Decline(state, target, DeclineReason.Expired, input);
    }

    private static Decision Send(LedgerState state, PaymentTarget target, StepInput input)
    {
        if (Find(state, target) is not { } payment) return Decision.Refuse(LedgerRefusalCode.PaymentUnknown);
        if (RefuseFinal(payment) is { } final) return final;
        if (!payment.IsHeld) return Decision.Refuse(LedgerRefusalCode.PaymentNotHeld, payment);
        return payment.SentAt is null
            ? Decision.Done(payment with { SentAt = input.Now }, [])
            : Decision.Replay(payment);
    }

    private static bool IsDue(Payment payment, DateTimeOffset now) => payment.ExpiresAt <= now;

    private static LedgerRefusal? CheckNew(LedgerState state, OpenPayment open, StepInput input) =>
        PaymentChecks.Terms(open.Terms)
        ?? PaymentChecks.Accounts(state, open.Terms)
        ?? CodeChecks.Check(state, open, input.Now)
        ?? (open.RefundOf is { } original ? PaymentChecks.Refund(state.Payment(original), open.Terms.Amount) : null)
        ?? PaymentChecks.Limits(state, open.Terms, open.Limits)
        ?? PaymentChecks.Waiting(state, open);

    // Money posted at once passes through Via without resting there, so only where it rests has to have room.
    private static LedgerRefusal? CheckRoom(LedgerState state, OpenPayment open) => open.Opening == Opening.Post
        ? PaymentChecks.Room(state, open.Terms.Payee, open.Terms.Amount - open.Terms.PayeeFee)
        : PaymentChecks.Room(state, open.Terms.FirstStop, open.Terms.Amount);

    private static LedgerRefusal? CheckHold(LedgerState state, Payment payment, IReadOnlyList<TurnoverLimit> limits) =>
        PaymentChecks.Limits(state, payment.Terms, limits)
        ?? PaymentChecks.Funds(state, payment.Terms)
        ?? PaymentChecks.Room(state, payment.Terms.FirstStop, payment.Terms.Amount);

    // What was announced to the first stop has its room already; a payee behind Via is met only now.
    private static LedgerRefusal? CheckCapture(LedgerState state, Payment payment, Capture capture)
    {
        var terms = payment.Terms;
        if (!capture.Amount.IsPositive || capture.PayerFee < Money.Zero || capture.PayeeFee < Money.Zero)
            return new(LedgerRefusalCode.AmountNotPositive);
        if (capture.Amount > terms.Amount || capture.PayerFee > terms.PayerFee)
            return new(LedgerRefusalCode.CaptureExceedsHold, terms.Amount);
        if (capture.PayeeFee > capture.Amount) return new(LedgerRefusalCode.FeeExceedsAmount);
        return terms.Via is null ? null : PaymentChecks.Room(state, terms.Payee, capture.Amount - capture.PayeeFee);
    }

    private static Decision? RefuseFinal(Payment payment) => payment.Status switch
    {
        PaymentStatus.Completed => Decision.Refuse(LedgerRefusalCode.PaymentCompleted, payment),
        PaymentStatus.Declined => Decision.Refuse(LedgerRefusalCode.PaymentDeclined, payment),
        _ => null,
    };

    private static Payment? Find(LedgerState state, PaymentTarget target) =>
        state.Payment(target.Id) is { } payment
        && (target.Requester is not { } requester || payment.Key.Requester == requester)
        && (target.Reference is not { } reference || payment.Key.Reference == reference)
        && (target.Payer is not { } payer || (payment.Terms.Payer == payer && payment.Opening.WaitsForPayer()))
            ? payment
            : null;

    private static Payment New(LedgerState state, OpenPayment open, StepInput input) => new()
    {
        Id = input.NewPayment,
        Key = open.Key,
        Fingerprint = open.Fingerprint,
        Kind = open.Kind,
        Opening = open.Opening,
        Status = PaymentStatus.Pending,
        Terms = open.Terms,
        CreatedAt = input.Now,
        Day = state.Day,
        Details = open.Details,
        TariffId = open.TariffId,
        RefundOf = open.RefundOf,
    };

    private static Decision PlaceHold(LedgerState state, Payment payment, TimeSpan? expiresIn, StepInput input)
    {
        var (terms, postings) = (payment.Terms, new Postings(state, payment.Id, input));
        var hold = postings.Hold(terms.Payer, terms.FirstStop, terms.Amount);
        var feeHold = postings.Hold(terms.Payer, ChartOfAccounts.CommissionIncome, terms.PayerFee);
        var held = payment with { Hold = hold, FeeHold = feeHold, ExpiresAt = input.Now + expiresIn ?? payment.ExpiresAt };
        return Decision.Done(WithVersions(held, postings), postings.Transfers);
    }

    private static Decision PostAtOnce(LedgerState state, Payment payment, StepInput input)
    {
        var (terms, postings) = (payment.Terms, new Postings(state, payment.Id, input));
        postings.Post(terms.Payer, terms.FirstStop, terms.Amount);
        postings.Post(terms.Payer, ChartOfAccounts.CommissionIncome, terms.PayerFee);
        if (terms.Via is { } via) postings.Post(via, terms.Payee, terms.Amount);
        postings.Post(terms.Payee, ChartOfAccounts.CommissionIncome, terms.PayeeFee);
        return Done(payment with { Captured = terms.Amount }, PaymentStatus.Completed, postings, input);
    }

    private static Decision Done(Payment payment, PaymentStatus status, Postings postings, StepInput input) =>
        Decision.Done(
            WithVersions(payment with { Status = status, FinishedAt = input.Now }, postings), postings.Transfers);

    private static Payment WithVersions(Payment payment, Postings postings) => payment with
    {
        PayerVersion = postings.VersionOf(payment.Terms.Payer),
        PayeeVersion = postings.VersionOf(payment.Terms.Payee),
    };

    private static CodeState? Use(LedgerState state, OpenPayment open, Payment payment) =>
        open.Code is { } claim ? state.Code(claim)! with { UsedBy = payment.Id } : null;

    private static Payment? GiveBack(LedgerState state, OpenPayment open) =>
        open.RefundOf is { } id && state.Payment(id) is { } original
            ? original with { Refunded = original.Refunded + open.Terms.Amount }
            : null;

    // What a refund was to give back and does not, its original may give back by another one.
    private static Payment? TakeBack(LedgerState state, Payment refund, Money notGiven) =>
        notGiven.IsPositive && refund.RefundOf is { } id && state.Payment(id) is { } original
            ? original with { Refunded = original.Refunded - notGiven }
            : null;
}
