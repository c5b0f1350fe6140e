using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using MediatR;

namespace Allpay.Features.Payments.GetPayment;

/// <summary>A payment as it is now, to those it is between and to operators; to others it is unknown.</summary>
public sealed record GetPayment(ApiCaller Caller, string? PaymentId) : IRequest<Outcome<PaymentReceipt>>;
