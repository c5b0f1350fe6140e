using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using MediatR;

namespace Allpay.Features.Payments.DeclinePendingPayment;

/// <summary>
/// Ends a pending payment without moving money: its requester; a holder, what waits for the holder's word or has it; an operator,
/// whatever is not with its provider. The reference, where given, must be the payment's.
/// </summary>
public sealed record DeclinePendingPayment(ApiCaller Caller, string? PaymentId, string? Reference = null)
    : IRequest<Outcome<PaymentReceipt>>;
