using System.Globalization;

namespace Allpay.Benchmarks.Http;

/// <summary>Plain RSA operations a second of this machine, on one core.</summary>
internal sealed record OpenSslSpeed(double Signs, double Verifies)
{
    public static async Task<OpenSslSpeed> OfAsync(int bits)
    {
        var output = await Command.OutputAsync("openssl", "speed", "-seconds", "2", $"rsa{bits}");
        var line = output.Split('\n').Last(text => text.Contains($"{bits} bits", StringComparison.Ordinal));
        var numbers = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new OpenSslSpeed(Number(numbers[^2]), Number(numbers[^1]));
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
