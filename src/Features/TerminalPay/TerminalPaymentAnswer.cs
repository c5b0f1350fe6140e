using System.Text.Json.Serialization;
using Allpay.Infrastructure.Http;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;

namespace Allpay.Features.TerminalPay;

/// <summary>A terminal payment, as REST tells it. Amounts are tenge with two decimals, as strings.</summary>
public sealed record TerminalPaymentAnswer
{
    /// <summary>The payment's number.</summary>
    public required long PaymentId { get; init; }

    [JsonConverter(typeof(CamelCaseEnumConverter<PaymentKind>))]
    public required PaymentKind Kind { get; init; }

    /// <summary>The agent's own reference: the Idempotency-Key it was asked for with.</summary>
    public required string Reference { get; init; }

    /// <summary>pending until it is completed or declined; those two are final.</summary>
    [JsonConverter(typeof(CamelCaseEnumConverter<PaymentStatus>))]
    public required PaymentStatus Status { get; init; }

    /// <summary>What is paid.</summary>
    public required string Amount { get; init; }

    /// <summary>The commission charged to the agent, on top of the amount.</summary>
    public required string AgentFee { get; init; }

    /// <summary>The commission charged to the merchant or provider, out of the amount.</summary>
    public required string PayeeFee { get; init; }

    /// <summary>True while the amount is held on the agent's float.</summary>
    public required bool Held { get; init; }

    /// <summary>True once it was given to the provider, whose word alone ends it.</summary>
    public required bool Sent { get; init; }

    /// <summary>Why it was declined; absent otherwise.</summary>
    [JsonConverter(typeof(CamelCaseEnumConverter<DeclineReason>))]
    public DeclineReason? DeclineReason { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was completed or declined; absent while it is pending.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>The version of the agent's float after this; ask the balance for minVersion to see at least this.</summary>
    public required long FloatVersion { get; init; }

    public static TerminalPaymentAnswer From(PaymentReceipt receipt) => new()
    {
        PaymentId = receipt.PaymentId.Value,
        Kind = receipt.Kind,
        Reference = receipt.Reference,
        Status = receipt.Status,
        Amount = receipt.Amount.ToString(),
        AgentFee = receipt.PayerFee.ToString(),
        PayeeFee = receipt.PayeeFee.ToString(),
        Held = receipt.Held,
        Sent = receipt.Sent,
        DeclineReason = receipt.Reason == Infrastructure.Ledger.DeclineReason.None ? null : receipt.Reason,
        CreatedAt = receipt.CreatedAt,
        FinishedAt = receipt.FinishedAt,
        FloatVersion = receipt.PayerVersion,
    };
}
