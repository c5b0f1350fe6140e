using System.Globalization;

namespace Allpay.Benchmarks.Ledger;

/// <summary>The result, for people.</summary>
internal sealed class Table
{
    private readonly List<(int Clients, Spread Spread, Measurement Writer, Measurement Yardstick, double Ratio)> _rows = [];

    public void Add(int clients, Spread spread, List<(Measurement Writer, Measurement Yardstick)> pairs)
    {
        var ratios = pairs.Select(pair => pair.Writer.Rate / pair.Yardstick.Rate).Order().ToList();
        _rows.Add((clients, spread, Measurement.Median(pairs.Select(p => p.Writer)),
            Measurement.Median(pairs.Select(p => p.Yardstick)), ratios[ratios.Count / 2]));
    }

    public void Print(IReadOnlyDictionary<(int, Spread), double> aims)
    {
        Console.WriteLine();
        Console.WriteLine("clients  accounts  who        payments/s    p50 ms    p99 ms     ratio     aim");
        foreach (var row in _rows)
        {
            Line(row.Clients, row.Spread, "writer", row.Writer, Text($"{row.Ratio,9:0.0}x {aims[(row.Clients, row.Spread)],6:0}x"));
            Line(row.Clients, row.Spread, "pgbench", row.Yardstick, "");
        }

        foreach (var group in _rows.GroupBy(row => row.Clients))
        {
            var (hot, uniform) = (group.First(r => r.Spread == Spread.Hot), group.First(r => r.Spread == Spread.Uniform));
            Console.WriteLine(Text(
                $"{group.Key} clients: hot / uniform of the writer = {hot.Writer.Rate / uniform.Writer.Rate:0.00} (aim 0.80)"));
        }
    }

    private static void Line(int clients, Spread spread, string who, Measurement m, string tail) => Console.WriteLine(Text(
        $"{clients,7}  {spread,-8}  {who,-8} {m.Rate,12:N0} {m.P50.TotalMilliseconds,9:N1} {m.P99.TotalMilliseconds,9:N1} {tail}"));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
