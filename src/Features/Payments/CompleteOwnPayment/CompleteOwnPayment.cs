using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using MediatR;

namespace Allpay.Features.Payments.CompleteOwnPayment;

/// <summary>
/// Whoever asked for a payment completes it: what is held is moved. The reference, where given, must be the payment's.
/// </summary>
public sealed record CompleteOwnPayment(PartyId Requester, string? PaymentId, string? Reference = null)
    : IRequest<Outcome<PaymentReceipt>>;
