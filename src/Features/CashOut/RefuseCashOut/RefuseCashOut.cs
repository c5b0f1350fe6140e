using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using MediatR;

namespace Allpay.Features.CashOut.RefuseCashOut;

/// <summary>
/// The holder says no to a cash-out that an agent asks for; also after agreeing, while it is not completed.
/// </summary>
public sealed record RefuseCashOut(ApiCaller Holder, long PaymentId) : IRequest<Outcome<PaymentReceipt>>;
