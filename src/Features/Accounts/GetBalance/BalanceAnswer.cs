using System.Text.Json.Serialization;
using Allpay.Infrastructure.Http;
using Allpay.Infrastructure.ReadStore;

namespace Allpay.Features.Accounts.GetBalance;

/// <summary>A balance at a version, as REST tells it. Amounts are tenge with two decimals, as strings.</summary>
public sealed record BalanceAnswer
{
    public required long AccountId { get; init; }

    /// <summary>What can be spent: posted less pendingOut.</summary>
    public required string Available { get; init; }

    /// <summary>What has come in less what has gone out.</summary>
    public required string Posted { get; init; }

    /// <summary>Held for payments that are not finished.</summary>
    public required string PendingOut { get; init; }

    /// <summary>On its way to this account, held elsewhere.</summary>
    public required string PendingIn { get; init; }

    public required string Currency { get; init; }

    /// <summary>Grows with each change of the account.</summary>
    public required long Version { get; init; }

    /// <summary>A moment at which this was the balance.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>Where it was read; both are right for their version.</summary>
    [JsonConverter(typeof(CamelCaseEnumConverter<BalanceSource>))]
    public required BalanceSource Source { get; init; }

    /// <summary>One version is one balance, whenever and wherever it was read.</summary>
    public JsonAnswer ToHttp() => new(this) { Tag = new($"\"{AccountId}-{Version}\"", isWeak: true) };

    public static BalanceAnswer From(BalanceReading reading) => new()
    {
        AccountId = reading.Balance.Account.Value,
        Available = reading.Balance.Available.ToString(),
        Posted = reading.Balance.Posted.ToString(),
        PendingOut = reading.Balance.PendingOut.ToString(),
        PendingIn = reading.Balance.PendingIn.ToString(),
        Currency = "KZT",
        Version = reading.Balance.Version,
        AsOf = reading.Balance.AsOf,
        Source = reading.Source,
    };
}
