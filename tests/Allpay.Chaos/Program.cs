using System.Runtime.InteropServices;
using Allpay.EndToEndTests.Chaos;

// chaos <host dll> [--minutes N] [--seed N] [--clients N] [--logs directory]
if (ChaosOptions.Read(args) is not { } options)
{
    Console.Error.WriteLine("Start with ./chaos.");
    return 2;
}

using var stop = new CancellationTokenSource();
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
try
{
    var verdict = await new ChaosRun(options, Console.WriteLine).RunAsync(stop.Token);
    foreach (var line in verdict.Lines) Console.WriteLine(line);
    return verdict.IsGood ? 0 : 1;
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    return 130;
}

// What was started is ended in order.
void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.Cancel();
}
