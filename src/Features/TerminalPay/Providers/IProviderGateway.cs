using Allpay.Infrastructure.Ledger;

namespace Allpay.Features.TerminalPay.Providers;

/// <summary>
/// What is asked of a provider, whatever its protocol. A payment is named by our own number: paying it twice is paying it
/// once.
/// </summary>
public interface IProviderGateway
{
    /// <summary>The account as the provider tells it; null where it knows none of that number.</summary>
    /// <exception cref="ProviderUnavailableException">The provider said nothing that can be understood.</exception>
    Task<ProviderAccount?> FindAccountAsync(ProviderService service, string account, CancellationToken cancellationToken);

    /// <summary>Asks for the payment to be made. Never throws: what went wrong is an unknown outcome.</summary>
    Task<ProviderWord> PayAsync(ProviderService service, ProviderOrder order);

    /// <summary>Asks what became of a payment. Never throws.</summary>
    Task<ProviderWord> AskAsync(ProviderService service, PaymentId payment);
}

/// <summary>What a provider says of a payment.</summary>
public enum ProviderWord
{
    /// <summary>Nothing that can be understood; it may have been paid or not.</summary>
    Unknown,

    /// <summary>It has the payment and has not decided.</summary>
    InProgress,

    /// <summary>Paid, for good.</summary>
    Paid,

    /// <summary>Refused, for good.</summary>
    Refused,

    /// <summary>It never heard of the payment (only <see cref="IProviderGateway.AskAsync"/> says so).</summary>
    NeverHeard,
}

/// <summary>One payment for one account at a provider.</summary>
public sealed record ProviderOrder(PaymentId Payment, string Account, Money Amount, Money? FullAmount);

/// <summary>
/// An account at a provider and what is owed on it; null is what the provider does not tell. Amounts above zero are owed,
/// others were paid too much.
/// </summary>
public sealed record ProviderAccount
{
    public string? Owner { get; init; }
    public string? Address { get; init; }
    public Money? AtMonthStart { get; init; }

    /// <summary>The day on which the provider looked at the account.</summary>
    public DateOnly? DebtDate { get; init; }
    public Money? Monthly { get; init; }
    public Money? PaidThisMonth { get; init; }
    public Money? Current { get; init; }
}

/// <summary>The provider cannot be asked now; nothing happened.</summary>
public sealed class ProviderUnavailableException(string provider, Exception? inner = null)
    : Exception($"The provider {provider} gave no answer that can be understood.", inner);
