namespace Allpay.Infrastructure.Ledger;

/// <summary>Finds pending payments whose time is over. Whether one may expire is the ledger's to decide.</summary>
public interface IDuePayments
{
    /// <summary>Those due longest first.</summary>
    Task<IReadOnlyList<PaymentId>> FindAsync(DateTimeOffset now, int countMax, CancellationToken cancellationToken);
}
