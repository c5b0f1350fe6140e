using System.Text.Json.Serialization;
using Allpay.Infrastructure.Http;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;

namespace Allpay.Features.CashOut;

/// <summary>A cash-out, as REST tells it. Amounts are tenge with two decimals, as strings.</summary>
public sealed record CashOutAnswer
{
    /// <summary>The payment's number; completes, declines, confirms and finds it.</summary>
    public required long PaymentId { get; init; }

    /// <summary>The agent's own reference: the Idempotency-Key it was asked for with.</summary>
    public required string Reference { get; init; }

    /// <summary>pending until it is completed or declined; those two are final.</summary>
    [JsonConverter(typeof(CamelCaseEnumConverter<PaymentStatus>))]
    public required PaymentStatus Status { get; init; }

    /// <summary>What is handed out.</summary>
    public required string Amount { get; init; }

    /// <summary>The commission charged to the holder, on top of the amount.</summary>
    public required string HolderFee { get; init; }

    /// <summary>The commission charged to the agent, out of what its float gets.</summary>
    public required string AgentFee { get; init; }

    /// <summary>True while the amount is held on the holder's wallet.</summary>
    public required bool Held { get; init; }

    /// <summary>Why it was declined; absent otherwise.</summary>
    [JsonConverter(typeof(CamelCaseEnumConverter<DeclineReason>))]
    public DeclineReason? DeclineReason { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was completed or declined; absent while it is pending.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>
    /// The version of the holder's wallet after this; ask the balance for minVersion to see at least this.
    /// </summary>
    public required long WalletVersion { get; init; }

    /// <summary>The version of the agent's float after this.</summary>
    public required long FloatVersion { get; init; }

    public static CashOutAnswer From(PaymentReceipt receipt) => new()
    {
        PaymentId = receipt.PaymentId.Value,
        Reference = receipt.Reference,
        Status = receipt.Status,
        Amount = receipt.Amount.ToString(),
        HolderFee = receipt.PayerFee.ToString(),
        AgentFee = receipt.PayeeFee.ToString(),
        Held = receipt.Held,
        DeclineReason = receipt.Reason == Infrastructure.Ledger.DeclineReason.None ? null : receipt.Reason,
        CreatedAt = receipt.CreatedAt,
        FinishedAt = receipt.FinishedAt,
        WalletVersion = receipt.PayerVersion,
        FloatVersion = receipt.PayeeVersion,
    };
}
