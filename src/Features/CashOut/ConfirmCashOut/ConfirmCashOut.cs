using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using MediatR;

namespace Allpay.Features.CashOut.ConfirmCashOut;

/// <summary>
/// The holder agrees to a cash-out that an agent asks for: its money is held, and the agent may complete it.
/// </summary>
public sealed record ConfirmCashOut(ApiCaller Holder, long PaymentId) : IRequest<Outcome<PaymentReceipt>>;
