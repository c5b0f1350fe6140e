using System.Text.Json.Serialization;
using Allpay.Infrastructure.Http;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using Microsoft.AspNetCore.Http;

namespace Allpay.Infrastructure.Payments;

/// <summary>
/// A payment of whatever kind, as REST tells it to one of its parties: each sees its own side. Amounts are tenge with two
/// decimals, as strings.
/// </summary>
public sealed record PaymentAnswer
{
    /// <summary>The payment's number; finds, completes and declines it.</summary>
    public required long PaymentId { get; init; }

    [JsonConverter(typeof(CamelCaseEnumConverter<PaymentKind>))]
    public required PaymentKind Kind { get; init; }

    /// <summary>The Idempotency-Key it was asked for with; told to whoever asked.</summary>
    public string? Reference { get; init; }

    /// <summary>pending until it is completed or declined; those two are final.</summary>
    [JsonConverter(typeof(CamelCaseEnumConverter<PaymentStatus>))]
    public required PaymentStatus Status { get; init; }

    /// <summary>What is paid.</summary>
    public required string Amount { get; init; }

    /// <summary>The commission charged to the payer, on top of the amount; told to the payer.</summary>
    public string? PayerFee { get; init; }

    /// <summary>The commission charged to the payee, out of the amount; told to the payee.</summary>
    public string? PayeeFee { get; init; }

    /// <summary>What was taken in the end; zero until it is completed.</summary>
    public required string Captured { get; init; }

    /// <summary>What refunds have given back of it.</summary>
    public required string Refunded { get; init; }

    /// <summary>True while the amount is held on the payer's account.</summary>
    public required bool Held { get; init; }

    /// <summary>True once it was given to its provider, whose word alone ends it.</summary>
    public required bool Sent { get; init; }

    /// <summary>Why it was declined; absent otherwise.</summary>
    [JsonConverter(typeof(CamelCaseEnumConverter<DeclineReason>))]
    public DeclineReason? DeclineReason { get; init; }

    /// <summary>The business day it was asked for on.</summary>
    public required DateOnly Day { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it is declined by itself, if it is still pending and not with its provider.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When it was completed or declined; absent while it is pending.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>
    /// The version of the caller's own account after this; ask the balance for minVersion to see at least this.
    /// </summary>
    public long? AccountVersion { get; init; }

    public static PaymentAnswer For(ApiCaller caller, PaymentReceipt receipt)
    {
        var seesAll = caller.Kind == PartyKind.Operator;
        var (pays, isPaid) = (caller.Account == receipt.Payer, caller.Account == receipt.Payee);
        return new PaymentAnswer
        {
            PaymentId = receipt.PaymentId.Value,
            Kind = receipt.Kind,
            Reference = seesAll || caller.Id == receipt.Requester ? receipt.Reference : null,
            Status = receipt.Status,
            Amount = receipt.Amount.ToString(),
            PayerFee = seesAll || pays ? receipt.PayerFee.ToString() : null,
            PayeeFee = seesAll || isPaid ? receipt.PayeeFee.ToString() : null,
            Captured = receipt.Captured.ToString(),
            Refunded = receipt.Refunded.ToString(),
            Held = receipt.Held,
            Sent = receipt.Sent,
            DeclineReason = receipt.Reason == Ledger.DeclineReason.None ? null : receipt.Reason,
            Day = receipt.Day,
            CreatedAt = receipt.CreatedAt,
            ExpiresAt = receipt.Status == PaymentStatus.Pending && !receipt.Sent ? receipt.ExpiresAt : null,
            FinishedAt = receipt.FinishedAt,
            AccountVersion = pays ? receipt.PayerVersion : isPaid ? receipt.PayeeVersion : null,
        };
    }
}

/// <summary>The HTTP answers of the operations on payments.</summary>
public static class PaymentAnswers
{
    /// <summary>201 for a new payment, 200 for one that was there before.</summary>
    public static IResult Opened(ApiCaller caller, PaymentReceipt receipt) => receipt.Replayed
        ? Found(caller, receipt)
        : new JsonAnswer(PaymentAnswer.For(caller, receipt), StatusCodes.Status201Created)
        {
            Location = $"/api/v1/payments/{receipt.PaymentId}",
        };

    public static IResult Found(ApiCaller caller, PaymentReceipt receipt)
    {
        var answer = PaymentAnswer.For(caller, receipt);
        return new JsonAnswer(answer) { Replayed = receipt.Replayed, Tag = JsonAnswer.TagOf(answer) };
    }
}
