using Allpay.EndToEndTests.ThousandAgents;

namespace Allpay.EndToEndTests.Chaos.Clients;

/// <summary>What a client pays with next: a cashier takes cash and hands it out, a terminal sells goods and services.</summary>
internal sealed class IntentChoice(Random random, bool isTerminal, bool paysProviders)
{
    // Even, and the holder's fee of 1.5 % of it is a whole number of tiyn.
    private static readonly decimal[] Amounts = [2, 10, 50, 100, 200];

    // The least a wallet or float has to have for the largest amount and its fee.
    private const decimal Enough = 250;

    private const decimal MoreThanAnyFloat = 900_000_000;

    public IntentKind KindFor(ClientBooks books)
    {
        var chance = random.NextDouble();
        if (chance < 0.05) return chance < 0.025 ? IntentKind.UnknownHolder : IntentKind.TooMuch;
        if (books.Float < Enough) return IntentKind.PayCashOut;
        if (isTerminal && chance < 0.8) return paysProviders && chance < 0.45 ? IntentKind.Service : IntentKind.Goods;
        return books.Wallet >= Enough && chance < 0.45
            ? Any(IntentKind.PayCashOut, IntentKind.PayCashOut, IntentKind.CompletedCashOut, IntentKind.DeclinedCashOut)
            : Any(IntentKind.PayCashIn, IntentKind.PayCashIn, IntentKind.CompletedCashIn, IntentKind.DeclinedCashIn);
    }

    public static bool NeedsCode(IntentKind kind) =>
        kind is IntentKind.PayCashOut or IntentKind.CompletedCashOut or IntentKind.DeclinedCashOut;

    public Intent Make(IntentKind kind, bool isRest, CrowdHolder holder, string code) => new(
        kind, isRest, kind == IntentKind.UnknownHolder ? holder with { UserName = "70000000000" } : holder,
        kind == IntentKind.TooMuch ? MoreThanAnyFloat : Amounts[random.Next(Amounts.Length)])
    {
        Code = code, Account = kind == IntentKind.Service ? ProviderAccounts.Any(random) : "",
    };

    private IntentKind Any(params IntentKind[] kinds) => kinds[random.Next(kinds.Length)];
}
