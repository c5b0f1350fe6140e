using Allpay.Infrastructure.ReadStore;

namespace Allpay.Features.Accounts.GetBalance;

/// <summary>What the API document shows.</summary>
internal static class BalanceExample
{
    public static BalanceAnswer Float { get; } = new()
    {
        AccountId = 1000,
        Available = "4998500.00",
        Posted = "5000000.00",
        PendingOut = "1500.00",
        PendingIn = "0.00",
        Currency = "KZT",
        Version = 42,
        AsOf = new DateTimeOffset(2026, 3, 2, 10, 15, 30, TimeSpan.FromHours(5)),
        Source = BalanceSource.ReadStore,
    };
}
