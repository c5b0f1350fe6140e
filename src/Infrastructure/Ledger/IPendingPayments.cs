namespace Allpay.Infrastructure.Ledger;

/// <summary>
/// Finds payments that wait for something. What may be done with one is the ledger's to decide. Time is the database's: the
/// clocks of hosts may differ.
/// </summary>
public interface IPendingPayments
{
    /// <summary>Whose time is over, and that are not with a provider; those due longest first.</summary>
    Task<IReadOnlyList<WaitingPayment>> FindDueAsync(Stretch stretch, CancellationToken cancellationToken);

    /// <summary>The accounts that payments wait for money of. Not those whose holders are waited for.</summary>
    Task<IReadOnlyList<AccountId>> FindShortPayersAsync(CancellationToken cancellationToken);

    /// <summary>
    /// This payer's that wait for money which is there by now; the oldest first. Not those that wait for the payer.
    /// </summary>
    Task<IReadOnlyList<WaitingPayment>> FindFundedAsync(
        AccountId payer, Stretch stretch, CancellationToken cancellationToken);

    /// <summary>That wait for this payer to agree, the newest first; those older than <paramref name="before"/>.</summary>
    Task<IReadOnlyList<Payment>> FindAwaitingAsync(
        AccountId payer, PaymentId? before, int countMax, CancellationToken cancellationToken);

    /// <summary>The accounts of providers that have payments and have not spoken about them.</summary>
    Task<IReadOnlyList<AccountId>> FindSilentPayeesAsync(CancellationToken cancellationToken);

    /// <summary>This payee's that were given to its provider at least so long ago and are not ended; the oldest first.</summary>
    Task<IReadOnlyList<WaitingPayment>> FindSentAsync(
        AccountId payee, TimeSpan ago, Stretch stretch, CancellationToken cancellationToken);
}
