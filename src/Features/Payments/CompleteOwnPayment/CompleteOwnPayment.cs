using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using MediatR;

namespace Allpay.Features.Payments.CompleteOwnPayment;

/// <summary>
/// Whoever asked for a payment completes it: what is held is moved. The reference, where given, must be the payment's.
/// </summary>
public sealed record CompleteOwnPayment(ApiCaller Caller, string? PaymentId, string? Reference = null)
    : IRequest<Outcome<PaymentReceipt>>;
