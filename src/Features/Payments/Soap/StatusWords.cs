using Allpay.Infrastructure.Ledger;

namespace Allpay.Features.Payments.Soap;

/// <summary>The contracts' words for what has become of a payment.</summary>
public static class StatusWords
{
    public static string Of(PaymentStatus status) => status switch
    {
        PaymentStatus.Pending => "PENDING",
        PaymentStatus.Completed => "COMPLETED",
        PaymentStatus.Declined => "DECLINED",
        _ => throw new InvalidOperationException($"The contract has no word for {status}."),
    };
}
