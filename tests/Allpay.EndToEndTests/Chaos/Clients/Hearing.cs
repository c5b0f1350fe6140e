using Allpay.EndToEndTests.Chaos.Faults;
using Allpay.EndToEndTests.Chaos.Judging;

namespace Allpay.EndToEndTests.Chaos.Clients;

/// <summary>Holds every answer against what its client asked for and was told before, and keeps what it says.</summary>
internal sealed class Hearing(Timeline timeline, Findings findings)
{
    public void Hear(Intent intent, Ask ask, Told told)
    {
        intent.Story.Add($"{timeline.Now.TotalSeconds:0.0} s {ask} → {told}");
        var broken = told.Word switch
        {
            Word.Wrong => (Promise.TrueAnswers, "an answer nobody may be given"),
            Word.Refused => (Promise.TrueAnswers, IsTrue(intent, ask, told) ? null : "a refusal that is not true"),
            Word.Pending or Word.Completed or Word.Declined => OfPayment(intent, ask, told),
            _ => default,
        };
        if (broken.Item2 is { } what) Complain(intent, broken.Item1, what);
        else if (ask != Ask.Changed) Keep(intent, told);
    }

    // What has ended one way is refused to be ended the other way, and a changed request is refused for ever.
    private static bool IsTrue(Intent intent, Ask ask, Told told)
    {
        if (ask == Ask.Changed) return Refusal.KeyReused.Is(told.Detail);
        if (intent.Expected is { } expected) return expected.Is(told.Detail);
        if (intent.Final is not { } final || ask != intent.OtherEnd) return false;
        return (final.Word == Word.Completed ? Refusal.Completed : Refusal.Declined).Is(told.Detail);
    }

    private static (Promise, string?) OfPayment(Intent intent, Ask ask, Told told)
    {
        if (ask == Ask.Changed || intent.IsToBeRefused) return (Promise.TrueAnswers, "taken, and should have been refused");
        if (Differs(intent, told.Facts!) is { } fact) return (Promise.AsAnswered, $"another {fact} than before or asked for");
        return intent.Final is { } final
            ? (Promise.FinalStays, final.Word == told.Word ? Changed(intent, told) : "told another end than before")
            : (Promise.TrueAnswers, EndsWrongly(intent, ask, told));
    }

    private static string? Differs(Intent intent, Facts facts)
    {
        if (facts.PaymentId is { } id && intent.PaymentId is { } known && id != known) return "payment id";
        if (facts.Amount is { } amount && amount != intent.Amount) return "amount";
        if (facts.PayerFee is { } payer && payer != intent.Fees.Payer) return "payer's fee";
        return facts.PayeeFee is { } payee && payee != intent.Fees.Payee ? "payee's fee" : null;
    }

    private static string? Changed(Intent intent, Told told) =>
        intent.FinalText is { } text && told.Facts!.Text.Length > 0 && told.Facts.Text != text
            ? $"the same end in other words, {told.Facts.Text} after {text}"
            : null;

    private static string? EndsWrongly(Intent intent, Ask ask, Told told)
    {
        if (told.Word == Word.Pending) return null;
        if (told.Word != intent.Wanted) return "ended otherwise than it was asked for";
        if (intent.IsPayStyle && intent.Calls == 1) return "the first call ended it";
        return intent.IsHeldFirst && ask == Ask.Open ? "ended before that was asked for" : null;
    }

    private void Complain(Intent intent, Promise promise, string what)
    {
        intent.Complaints++;
        findings.Add(promise, $"{what}: {intent}");
    }

    private void Keep(Intent intent, Told told)
    {
        intent.PaymentId ??= told.Facts?.PaymentId;
        if (told.Facts is { Text.Length: > 0 } facts && told.IsFinal) intent.FinalText ??= facts.Text;
        if (intent.Final is not null || !told.IsFinal) return;
        (intent.Final, intent.FinalAt) = (told, timeline.Now);
    }
}
