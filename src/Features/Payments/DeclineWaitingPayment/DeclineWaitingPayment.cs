using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using MediatR;

namespace Allpay.Features.Payments.DeclineWaitingPayment;

/// <summary>An operator declines a pending payment, whoever's it is; not one that is with its provider.</summary>
public sealed record DeclineWaitingPayment(ApiCaller Operator, long PaymentId) : IRequest<Outcome<PaymentReceipt>>;
