using System.Globalization;
using Allpay.Fuzz.Mutations;

namespace Allpay.Fuzz;

/// <summary>
/// Fills a seed with values of the run that make sense. A reference comes about four times, so that there are repeats, changed
/// repeats and something to complete.
/// </summary>
internal sealed class Variation(int seed, int index, IReadOnlyList<string> codes)
{
    private static readonly string[] Holders = ["77011234567", "77011234568", "77011234569", "77011234570", "77011234571"];

    public void On(Draft draft)
    {
        if (draft.Chance(0.1)) AsSecondAgent(draft);
        foreach (var leaf in draft.Leaves())
            if (Value(draft, leaf.Name.LocalName) is { } value) leaf.Value = value;
        if (draft.Chance(0.1)) draft.Tree.Descendants("transactionId").FirstOrDefault()?.Remove();
    }

    private string? Value(Draft d, string field) => field switch
    {
        "GUID" or "rrn" when d.Chance(0.97) => Reference(d),
        "amount" when d.Chance(0.3) => (d.Random.Next(100, 50_000) / 100m).ToString("0.00", CultureInfo.InvariantCulture),
        "toUserName" or "fromUserName" or "userName" when d.Chance(0.4) => d.Pick(Holders),
        "lang" => d.Pick<string>(["ru", "kk", "en"]),
        "transactionId" => (1010 + d.Random.Next((Math.Abs(index) / 6) + 5)).ToString(CultureInfo.InvariantCulture),
        "token" when codes.Count > 0 && d.Chance(0.9) => d.Pick(codes),
        "servicePublicCode" when d.Chance(0.3) => d.Pick<string>(["1002", "2001", "9999"]),
        "terminalId" when d.Chance(0.2) => d.Pick<string>(["T-0002", "T-9999"]),
        "utilityAccountNumber" when d.Chance(0.3) => d.Random.Next(1000, 99_999_999).ToString(CultureInfo.InvariantCulture),
        _ => null,
    };

    // One of the last twenty or so.
    private string Reference(Draft d) => $"fuzz-{seed}-{Math.Max(0, (Math.Abs(index) / 4) - d.Random.Next(20))}";

    private static void AsSecondAgent(Draft draft)
    {
        foreach (var leaf in draft.Leaves())
        {
            if (leaf.Name.LocalName == "certificateNumber") leaf.Value = "124";
            if (leaf.Name.LocalName == "requester") leaf.Value = "77010000002";
        }
    }
}
