using Allpay.Infrastructure.Ledger;

namespace Allpay.UnitTests.Ledger.Simulation;

/// <summary>A payment through all that was ever committed of it.</summary>
internal sealed class PaymentTrail
{
    public List<PaymentMoment> Moments { get; } = [];

    public Payment Now => Moments[^1].Payment;

    /// <summary>A step of the payment's own: it opened, was held, completed, declined or sent.</summary>
    public PaymentMoment Step(Payment payment, long now)
    {
        var moment = new PaymentMoment(payment, now, KindOf(payment));
        Moments.Add(moment);
        return moment;
    }

    /// <summary>The payment stood still, but another gives back of it, or no longer does.</summary>
    public void Refund(long more, long now)
    {
        var refunded = new Money(Now.Refunded.Tiyn + more);
        Moments.Add(new PaymentMoment(Now with { Refunded = refunded }, now, PaymentStep.None));
    }

    /// <summary>The step that made it exactly this.</summary>
    public PaymentMoment? FindStep(Payment payment) =>
        Moments.Find(moment => moment.Step != PaymentStep.None && moment.Payment == payment);

    /// <summary>The latest moment at which it was exactly this, within a time.</summary>
    public PaymentMoment? Find(Payment payment, long from, long to)
    {
        for (var i = Moments.Count - 1; i >= 0; i--)
        {
            var until = i + 1 < Moments.Count ? Moments[i + 1].Since : long.MaxValue;
            if (until < from) return null;
            if (Moments[i].Since <= to && Moments[i].Payment == payment) return Moments[i];
        }

        return null;
    }

    private PaymentStep KindOf(Payment payment) => payment switch
    {
        { Status: PaymentStatus.Completed } => PaymentStep.Completed,
        { Status: PaymentStatus.Declined } => PaymentStep.Declined,
        { SentAt: not null } => PaymentStep.Sent,
        _ when Moments.Count == 0 => PaymentStep.Opened,
        _ => PaymentStep.Held,
    };
}

internal enum PaymentStep
{
    None,
    Opened,
    Held,
    Sent,
    Completed,
    Declined,
}

/// <summary>A payment as one step left it. A step belongs to one caller, who alone is told that it was his.</summary>
internal sealed class PaymentMoment(Payment payment, long since, PaymentStep step)
{
    public Payment Payment { get; } = payment;
    public long Since { get; } = since;
    public PaymentStep Step { get; } = step;
    public bool IsClaimed { get; set; }

    /// <summary>When its writer heard that it is committed; null while he has not.</summary>
    public long? HeardAt { get; set; }
}
