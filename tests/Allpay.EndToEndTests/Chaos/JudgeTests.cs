using Allpay.EndToEndTests.Chaos.Clients;
using Allpay.EndToEndTests.Chaos.Faults;
using Allpay.EndToEndTests.Chaos.Judging;
using CrowdHolder = Allpay.EndToEndTests.ThousandAgents.CrowdHolder;

namespace Allpay.EndToEndTests.Chaos;

/// <summary>A judge that finds nothing has to be one that could have found something.</summary>
public sealed class JudgeTests
{
    private static readonly Facts Paid = new(1001, 100, 0, 1.5m) { Text = "completed" };

    private readonly Findings _findings = new(_ => { });
    private readonly Timeline _timeline = new();

    [Fact]
    public void What_is_told_as_it_was_asked_for_is_no_finding()
    {
        Hear(PayCashIn(), (Ask.Open, new Told(Word.Pending, "", Paid)), (Ask.Open, Told.Nothing(Word.AskAgain)),
            (Ask.Open, new Told(Word.Completed, "", Paid)), (Ask.Changed, new Told(Word.Refused, "idempotency.key_reused")),
            (Ask.Find, new Told(Word.Completed, "", Paid)));
        Assert.Empty(Promise.All.SelectMany(_findings.Of));
    }

    [Fact]
    public void Another_end_than_before_is_found() => MustFind(Promise.FinalStays, PayCashIn(),
        (Ask.Open, new Told(Word.Pending, "", Paid)), (Ask.Open, new Told(Word.Completed, "", Paid)),
        (Ask.Open, new Told(Word.Declined, "", Paid)));

    [Fact]
    public void The_same_end_in_other_words_is_found() => MustFind(Promise.FinalStays, PayCashIn(),
        (Ask.Open, new Told(Word.Pending, "", Paid)), (Ask.Open, new Told(Word.Completed, "", Paid)),
        (Ask.Open, new Told(Word.Completed, "", Paid with { Text = "completed, a little later" })));

    [Fact]
    public void Another_payment_under_the_same_key_is_found() => MustFind(Promise.AsAnswered, PayCashIn(),
        (Ask.Open, new Told(Word.Pending, "", Paid)), (Ask.Open, new Told(Word.Pending, "", Paid with { PaymentId = 1002 })));

    [Fact]
    public void Another_fee_is_found() => MustFind(Promise.AsAnswered, PayCashIn(),
        (Ask.Open, new Told(Word.Pending, "", Paid with { PayeeFee = 1.51m })));

    [Fact]
    public void A_first_call_that_completes_is_found() => MustFind(Promise.TrueAnswers, PayCashIn(),
        (Ask.Open, new Told(Word.Completed, "", Paid)));

    [Fact]
    public void A_refusal_without_a_reason_is_found() => MustFind(Promise.TrueAnswers, PayCashIn(),
        (Ask.Open, new Told(Word.Refused, "caller.unauthenticated")));

    [Fact]
    public void A_changed_request_that_is_taken_is_found() => MustFind(Promise.TrueAnswers, PayCashIn(),
        (Ask.Open, new Told(Word.Pending, "", Paid)), (Ask.Changed, new Told(Word.Pending, "", Paid)));

    [Fact]
    public void A_late_answer_of_a_living_host_is_found_and_one_that_is_stopped_or_has_just_started_is_excused()
    {
        var judge = new CallsJudge(_timeline, _findings);
        var stopped = _timeline.Begin(new Fault(FaultKind.HostStopped, Target.HostA, TimeSpan.Zero));
        stopped.To = TimeSpan.FromSeconds(32);
        judge.Judge([Answered(Target.HostA, 21, 33), Answered(Target.HostA, 0, 5), Answered(Target.HostB, 0, 13)]);
        Assert.Empty(_findings.Of(Promise.InTime));
        judge.Judge([Answered(Target.HostB, 21, 33)]);
        Assert.Single(_findings.Of(Promise.InTime));
    }

    [Fact]
    public async Task A_machine_that_stood_still_is_nobodys_fault()
    {
        await Task.Delay(20);
        _timeline.StoodStill(TimeSpan.Zero);
        Assert.True(_timeline.LongestStall > TimeSpan.FromMilliseconds(10));
        Assert.Equal(TimeSpan.FromSeconds(1), _timeline.Awake(_timeline.LongestStall, _timeline.LongestStall + TimeSpan.FromSeconds(1)));
        Assert.Equal(TimeSpan.Zero, _timeline.Awake(TimeSpan.Zero, _timeline.LongestStall));
    }

    [Fact]
    public void A_call_that_a_living_host_loses_is_found()
    {
        var lost = Answered(Target.HostA, 1, 2) with { Told = Told.Nothing(Word.Lost) };
        new CallsJudge(_timeline, _findings).Judge([lost]);
        Assert.Single(_findings.Of(Promise.NobodyIsLeft));
    }

    [Fact]
    public void A_schedule_depends_on_its_seed_alone_and_leaves_no_kind_out()
    {
        var steps = Schedule.Of(7, TimeSpan.FromMinutes(3)).Take(40).ToList();
        var again = Schedule.Of(7, TimeSpan.FromMinutes(3)).Take(40);
        Assert.Equal(steps.Select(Text), again.Select(Text));
        Assert.NotEqual(steps.Select(Text), Schedule.Of(8, TimeSpan.FromMinutes(3)).Take(40).Select(Text));
        var kinds = steps.SelectMany(step => step.Faults).Select(fault => fault.Kind).Take(10);
        Assert.Equal(Enum.GetValues<FaultKind>().Where(kind => kind != FaultKind.HostDied), kinds.Order());
        Assert.Contains(steps, step => step.Faults.Count == 2);

        static string Text(Step step) => $"{step.Pause}: {string.Join(", ", step.Faults)}";
    }

    private void MustFind(Promise promise, Intent intent, params (Ask Ask, Told Told)[] answers)
    {
        Hear(intent, answers);
        Assert.Single(_findings.Of(promise));
    }

    private void Hear(Intent intent, params (Ask Ask, Told Told)[] answers)
    {
        var hearing = new Hearing(_timeline, _findings);
        foreach (var (ask, told) in answers)
        {
            if (ask == Ask.Open) intent.Calls++;
            hearing.Hear(intent, ask, told);
        }
    }

    private static Intent PayCashIn() => new(IntentKind.PayCashIn, isRest: false, new CrowdHolder("77019000000", "", 1), 100);

    private static MadeCall Answered(Target host, double from, double to) => new(
        CallKind.RestPayment, host, TimeSpan.FromSeconds(from), TimeSpan.FromSeconds(to), Told.Nothing(Word.AskAgain));
}
