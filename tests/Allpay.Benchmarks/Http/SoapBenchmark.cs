using System.Globalization;
using System.Security.Cryptography;
using Allpay.Features.Sandbox.SeedSandbox;

namespace Allpay.Benchmarks.Http;

/// <summary>
/// Signed cash-ins over SOAP, for server keys of 2048 and 1024 bits and an agent's key of 1024, beside what the signature and
/// the verification cost openssl: less than that no call can.
/// </summary>
internal sealed class SoapBenchmark(HttpLoad load, SandboxFile sandbox, TimeSpan duration)
{
    private const int AgentKeyBits = 1024;

    // The host looks for a replaced key every other second.
    private static readonly TimeSpan Rotation = TimeSpan.FromSeconds(5);
    private static readonly (int Bits, double AimMilliseconds)[] ServerKeys = [(2048, 1.0), (1024, 0.6)];

    public async Task RunAsync()
    {
        await HttpLoad.LiftLimitsAsync();
        var messages = Path.GetTempFileName();
        try
        {
            await SignAsync(messages);
            var sent = await load.WarmUpAsync(before => WrkScript.Soap(messages, before));
            PrintHead();
            foreach (var (bits, aim) in ServerKeys)
            {
                await RotateAsync(bits);
                // What was sent before would be repeats now, which cost less: each run begins behind it.
                var run = await load.RunAsync(WrkScript.Soap(messages, sent), duration);
                Print(bits, aim, run, await FloorAsync(bits));
                sent += (int)duration.TotalSeconds * SignedCashIns.RequestsPerSecond;
            }
        }
        finally
        {
            File.Delete(messages);
        }
    }

    private async Task SignAsync(string messages)
    {
        var seconds = ServerKeys.Length * (int)duration.TotalSeconds;
        var count = HttpLoad.WarmUpRequests + seconds * SignedCashIns.RequestsPerSecond / 2;
        Console.WriteLine($"Signing {count:N0} messages beforehand …");
        using var key = RSA.Create(AgentKeyBits);
        var agent = sandbox.Agents[0];
        await HttpLoad.AskAsync(
            "update party.certificate set public_key = $1 where number = $2", key.ExportSubjectPublicKeyInfoPem(),
            agent.CertificateNumber);
        await SignedCashIns.WriteAsync(messages, agent, key, SignedCashIns.HoldersOf(sandbox), count);
    }

    private static async Task RotateAsync(int bits)
    {
        using var key = RSA.Create(bits);
        var file = Environment.GetEnvironmentVariable("AgentSoap__SigningKeyFile")
            ?? throw new InvalidOperationException("AgentSoap__SigningKeyFile is not set: start with ./bench.");
        await File.WriteAllTextAsync(file, key.ExportRSAPrivateKeyPem());
        await Task.Delay(Rotation);
    }

    private static async Task<(double Signs, double Verifies)> FloorAsync(int bits) =>
        ((await OpenSslSpeed.OfAsync(bits)).Signs, (await OpenSslSpeed.OfAsync(AgentKeyBits)).Verifies);

    private static void PrintHead()
    {
        Console.WriteLine(
            $"""

            The agent's key has {AgentKeyBits} bits. CPU: ms of the host per request. openssl: signatures a second with a key like the
            server's, verifications with one like the agent's; floor: ms of one of each. Bad: answers that are not 2xx, or lost.

            | server key | requests/s | cash-ins/s | p50, p99 ms | CPU | aim | openssl | floor | CPU / floor | bad |
            |---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|
            """);
    }

    private static void Print(int bits, double aim, HttpRun run, (double Signs, double Verifies) openssl)
    {
        var floor = 1000 / openssl.Signs + 1000 / openssl.Verifies;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {bits} | {run.Rate:N0} | {run.CompletedRate:N0} | {run.Wrk.P50Milliseconds:N1}, {run.Wrk.P99Milliseconds:N1} "
            + $"| {run.CpuMilliseconds:N2} | {aim:N1} | {openssl.Signs:N0}, {openssl.Verifies:N0} | {floor:N2} "
            + $"| {run.CpuMilliseconds / floor:N1} | {run.Wrk.Errors:N0} |"));
    }
}
