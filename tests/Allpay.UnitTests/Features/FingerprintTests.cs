using Allpay.Features.CashIn;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Payments;
using Allpay.UnitTests.Doubles;

namespace Allpay.UnitTests.Features;

/// <summary>Fingerprints are stored for ever: what they are made of may never change.</summary>
public sealed class FingerprintTests
{
    [Theory]
    [InlineData(CashInOpening.CreateOperation, "beaa562b-08c3-27d7-149a-06b79ea126c5")]
    [InlineData(CashInOpening.PayOperation, "8980c905-d459-71c3-53bf-188ecf009833")]
    [InlineData(CashInOpening.PayAvtobysOperation, "52d741a0-848e-5e3d-f4d9-6ab22c93501f")]
    public void The_fingerprint_of_a_known_request_is_what_it_always_was(string operation, string fingerprint) =>
        Assert.Equal(Guid.Parse(fingerprint), Of(operation).Fingerprint.Value);

    [Fact]
    public void Each_part_of_the_request_counts()
    {
        var request = Of(CashInOpening.PayOperation);
        PaymentRequest[] others =
        [
            request with { Operation = CashInOpening.CreateOperation },
            request with { Holder = "77019999999" },
            request with { Target = ["T-0001"] },
            request with { Amount = Money.OfTenge(1501) },
            request with { Agent = request.Agent with { Id = new PartyId(11) } },
        ];
        Assert.All(others, other => Assert.NotEqual(request.Fingerprint, other.Fingerprint));
    }

    [Fact]
    public void What_was_looked_up_does_not_count()
    {
        var request = Of(CashInOpening.PayOperation);
        var other = request with { Agent = request.Agent with { Login = "renamed", Float = new AccountId(9) } };
        Assert.Equal(request.Fingerprint, other.Fingerprint);
    }

    private static PaymentRequest Of(string operation) => new(
        ListedKeys.Agent.AsAgent(), PaymentKind.CashIn, "77011234567", Money.OfTenge(1500), "r-1")
    {
        Operation = operation,
        Opening = Opening.Hold,
    };
}
