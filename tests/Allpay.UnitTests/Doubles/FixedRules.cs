using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.PaymentRules;

namespace Allpay.UnitTests.Doubles;

public sealed class FixedRules : IPaymentRules
{
    public Quote Price { get; set; } = Quote.Free;

    public HolderLimits Limits { get; set; } = new()
    {
        Level = IdentificationLevel.Identified, PerPayment = Money.OfTenge(100_000), PerDay = Money.OfTenge(500_000),
    };

    public ValueTask<Quote> QuoteAsync(
        PaymentKind kind, PartyId partner, Money amount, CancellationToken cancellationToken) => new(Price);

    public ValueTask<HolderLimits> LimitsAsync(IdentificationLevel level, CancellationToken cancellationToken) =>
        new(Limits);
}
