using Allpay.Fuzz;
using Allpay.Fuzz.Judging;
using Allpay.Fuzz.Wire;

// fuzz <base url> <sandbox directory> [--seconds N] [--seed N] [--connections N] [--only phase:index] [--findings directory]
if (FuzzOptions.Read(args) is not { } options)
{
    Console.Error.WriteLine("Start with ./fuzz.");
    return 2;
}

Console.WriteLine($"seed {options.Seed}");
using var http = new HttpClient { BaseAddress = new Uri(options.BaseUrl), Timeout = Allpay.Fuzz.Http.Sender.GiveUp };
var (corpus, keys) = (Corpus.Load(), SandboxKeys.Load(options.SandboxDirectory));
Console.WriteLine($"{corpus.Seeds.Count} seeds cover {await corpus.MustCoverAsync(http)} operations");
var run = new FuzzRun(options, new CaseFactory(options, corpus, keys), keys, http);
await using var money = new Money();

await run.WarmUpAsync();
await money.LiftLimitsAsync();
if (options.Only is { } only)
{
    await run.MakeCodesAsync();
    await run.OnlyAsync(only.Phase, only.Index);
    return run.Findings.Count == 0 ? 0 : 1;
}

var before = await money.TotalsAsync();
await run.PhaseAsync(Phase.Forged, options.Duration / 2);
var forgedMoved = await money.TotalsAsync() != before;
if (forgedMoved) run.Findings.Add("Money moved while nothing was validly signed.");

await run.MakeCodesAsync();
await run.PhaseAsync(Phase.Signed, options.Duration / 2);
var payments = await money.PaymentsAsync();
var strays = payments.Where(p => !run.SignedReferences.ContainsKey(p.Reference)).ToList();
foreach (var stray in strays) Console.WriteLine($"  nobody signed for: {stray.Reference} of {stray.Agent}");
if (strays.Count > 0) run.Findings.Add("There are payments that nobody signed for.");
var (areRight, books) = await Money.BooksAsync();
if (!areRight) run.Findings.Add(books);
using var ready = await http.GetAsync(new Uri("/health/ready", UriKind.Relative));
if (!ready.IsSuccessStatusCode) run.Findings.Add("The host is not well at the end.");

Console.WriteLine();
Console.WriteLine($"seed {options.Seed}, {options.Duration.TotalSeconds:0} s, {options.Connections} connections");
run.Tally.Print();
Console.WriteLine($"  500 without a fault body   {run.Findings.CountOf(Judge.NoFault):N0}");
Console.WriteLine($"  money in the forged phase  {(forgedMoved ? "MOVED" : "did not move")}");
Console.WriteLine($"  payments                   {payments.Count:N0}, of which nobody signed {strays.Count:N0}");
Console.WriteLine($"  books                      {books}");
run.Findings.Print();
return run.Findings.Count == 0 ? 0 : 1;
