namespace Allpay.Infrastructure.Ledger;

/// <summary>
/// Finds payments that wait for something. What may be done with one is the ledger's to decide.
/// </summary>
public interface IPendingPayments
{
    /// <summary>Whose time is over, and that are not with a provider; those due longest first.</summary>
    Task<IReadOnlyList<PaymentId>> FindDueAsync(DateTimeOffset now, int countMax, CancellationToken cancellationToken);

    /// <summary>
    /// That wait for money which their payer has by now; the oldest first. Not those that wait for the payer.
    /// </summary>
    Task<IReadOnlyList<Payment>> FindFundedAsync(int countMax, CancellationToken cancellationToken);

    /// <summary>That wait for this payer to agree; the oldest first.</summary>
    Task<IReadOnlyList<Payment>> FindAwaitingAsync(AccountId payer, int countMax, CancellationToken cancellationToken);

    /// <summary>That were given to a provider before a moment and are not ended; those sent first, first.</summary>
    Task<IReadOnlyList<PaymentId>> FindSentAsync(DateTimeOffset before, int countMax, CancellationToken cancellationToken);
}
