using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Parties;

namespace Allpay.Infrastructure.PaymentRules;

/// <summary>Prices and limits in force now. Read from PostgreSQL and kept in memory for some seconds.</summary>
public interface IPaymentRules
{
    /// <summary>The price of a payment: the partner's own tariff, else the common one, else free.</summary>
    ValueTask<Quote> QuoteAsync(PaymentKind kind, PartyId partner, Money amount, CancellationToken cancellationToken);

    ValueTask<HolderLimits> LimitsAsync(IdentificationLevel level, CancellationToken cancellationToken);
}
