using System.Text.Json;
using Allpay.Features.TerminalPay.Providers;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;

namespace Allpay.Features.TerminalPay;

/// <summary>What the terminal payments have in common.</summary>
internal static class TerminalPayments
{
    public const string GoodsOperation = "terminal.goods";
    public const string ServiceOperation = "terminal.service";
    public const string VostokPlatOperation = "terminal.vostokplat";

    /// <summary>The provider behind VostokPlat's own operations.</summary>
    public const string VostokPlat = "vostokplat";

    public const int AccountLengthMax = 64;
    public const int TerminalLengthMax = 64;

    /// <summary>A check may come without an amount; then nothing is asked of the ledger.</summary>
    public static Money AmountOf(string? text) => text is null ? Money.Zero : Money.Parse(text);

    /// <summary>The account as its provider tells it, or why it tells none.</summary>
    public static async Task<Outcome<ProviderAccount>> LookUpAsync(
        this IProviderGateway gateway, ProviderService service, string account, CancellationToken cancellationToken)
    {
        try
        {
            return await gateway.FindAccountAsync(service, account, cancellationToken) is { } found
                ? found
                : new Refusal(RefusalCodes.UtilityAccountUnknown, account);
        }
        catch (ProviderUnavailableException)
        {
            return new Refusal(RefusalCodes.ProviderUnavailable);
        }
    }
}

/// <summary>
/// What a payment through a provider is for; kept with the payment, so that it can be sent and asked about later.
/// </summary>
internal sealed record ProviderDetails(long Service, string Account, long? FullAmountTiyn)
{
    public string Write() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    public static ProviderDetails Read(Payment payment) =>
        JsonSerializer.Deserialize<ProviderDetails>(payment.Details!, JsonSerializerOptions.Web)!;

    public ProviderOrder OrderFor(Payment payment) => new(
        payment.Id, Account, payment.Terms.Amount, FullAmountTiyn is { } tiyn ? new Money(tiyn) : null);
}
