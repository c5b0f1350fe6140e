using System.Text.Json.Serialization;
using Allpay.Infrastructure.Http;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;

namespace Allpay.Features.CashIn;

/// <summary>A cash-in, as REST tells it. Amounts are tenge with two decimals, as strings.</summary>
public sealed record CashInAnswer
{
    /// <summary>The payment's number; completes, declines and finds it.</summary>
    public required long PaymentId { get; init; }

    /// <summary>The agent's own reference: the Idempotency-Key it was asked for with.</summary>
    public required string Reference { get; init; }

    /// <summary>pending until it is completed or declined; those two are final.</summary>
    [JsonConverter(typeof(CamelCaseEnumConverter<PaymentStatus>))]
    public required PaymentStatus Status { get; init; }

    /// <summary>What the holder is paid in.</summary>
    public required string Amount { get; init; }

    /// <summary>The commission charged to the agent, on top of the amount.</summary>
    public required string AgentFee { get; init; }

    /// <summary>The commission charged to the holder, out of the amount.</summary>
    public required string HolderFee { get; init; }

    /// <summary>True while the amount is held on the agent's float.</summary>
    public required bool Held { get; init; }

    /// <summary>Why it was declined; absent otherwise.</summary>
    [JsonConverter(typeof(CamelCaseEnumConverter<DeclineReason>))]
    public DeclineReason? DeclineReason { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was completed or declined; absent while it is pending.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>
    /// The version of the agent's float after this; ask the balance for minVersion to see at least this.
    /// </summary>
    public required long FloatVersion { get; init; }

    /// <summary>The version of the holder's wallet after this.</summary>
    public required long WalletVersion { get; init; }

    public static CashInAnswer From(PaymentReceipt receipt) => new()
    {
        PaymentId = receipt.PaymentId.Value,
        Reference = receipt.Reference,
        Status = receipt.Status,
        Amount = receipt.Amount.ToString(),
        AgentFee = receipt.PayerFee.ToString(),
        HolderFee = receipt.PayeeFee.ToString(),
        Held = receipt.Held,
        DeclineReason = receipt.Reason == Infrastructure.Ledger.DeclineReason.None ? null : receipt.Reason,
        CreatedAt = receipt.CreatedAt,
        FinishedAt = receipt.FinishedAt,
        FloatVersion = receipt.PayerVersion,
        WalletVersion = receipt.PayeeVersion,
    };
}
