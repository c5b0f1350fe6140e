using System.Globalization;
using Allpay.Infrastructure.Ledger;
using StackExchange.Redis;

namespace Allpay.Infrastructure.ReadStore;

/// <summary>A balance as a Redis hash, and back.</summary>
internal static class BalanceHash
{
    public static readonly RedisValue[] Fields = ["version", "available", "posted", "pendingOut", "pendingIn", "asOf"];

    /// <summary>The values in the order of <see cref="Fields"/>.</summary>
    public static RedisValue[] Values(AccountBalance balance) =>
    [
        balance.Version,
        balance.Available.Tiyn,
        balance.Posted.Tiyn,
        balance.PendingOut.Tiyn,
        balance.PendingIn.Tiyn,
        balance.AsOf.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture),
    ];

    /// <summary>What was stored; null where nothing is, or where it is no balance that adds up.</summary>
    public static AccountBalance? Read(AccountId account, RedisValue[] values)
    {
        var numbers = new long[Fields.Length - 1];
        for (var i = 0; i < numbers.Length; i++)
            if (!values[i].TryParse(out numbers[i])) return null;
        if (!DateTimeOffset.TryParse(
                values[^1], CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var asOf)) return null;
        var balance = new AccountBalance(
            account, new Money(numbers[2]), new Money(numbers[3]), new Money(numbers[4]), numbers[0], asOf);
        return balance.Available.Tiyn == numbers[1] ? balance : null;
    }
}
