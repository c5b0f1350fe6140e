using System.Globalization;
using System.Text.Json.Serialization;
using Allpay.Infrastructure.Ledger;

namespace Allpay.Features.TerminalPay.Providers;

// The messages of the providers' protocol, docs/providers.md. Amounts are tenge with two decimals, as strings.

internal sealed record PaymentMessage(string Service, string Account, string Amount, string? FullAmount)
{
    public static PaymentMessage Of(ProviderService service, ProviderOrder order) =>
        new(service.ProviderCode, order.Account, order.Amount.ToString(), order.FullAmount?.ToString());
}

internal sealed record StatusMessage(string? Status)
{
    /// <summary>A word that is not one of these is not understood, and never taken for a yes or a no.</summary>
    public ProviderWord Word => Status switch
    {
        "paid" => ProviderWord.Paid,
        "refused" => ProviderWord.Refused,
        "inProgress" => ProviderWord.InProgress,
        _ => ProviderWord.Unknown,
    };
}

internal sealed record AccountMessage
{
    public string? Owner { get; init; }
    public string? Address { get; init; }
    public string? AtMonthStart { get; init; }
    public DateOnly? DebtDate { get; init; }
    public string? Monthly { get; init; }
    public string? PaidThisMonth { get; init; }
    public string? Current { get; init; }

    /// <exception cref="FormatException">An amount is none.</exception>
    public ProviderAccount ToAccount() => new()
    {
        Owner = Owner,
        Address = Address,
        AtMonthStart = Amount(AtMonthStart),
        DebtDate = DebtDate,
        Monthly = Amount(Monthly),
        PaidThisMonth = Amount(PaidThisMonth),
        Current = Amount(Current),
    };

    // Unlike a payment's amount these may be zero or negative, and are shown only.
    private static Money? Amount(string? text) => text is null
        ? null
        : new Money(decimal.ToInt64(decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture) * Money.TiynPerTenge));
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PaymentMessage))]
[JsonSerializable(typeof(StatusMessage))]
[JsonSerializable(typeof(AccountMessage))]
internal sealed partial class ProviderJson : JsonSerializerContext;
