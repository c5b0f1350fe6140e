using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using MediatR;

namespace Allpay.Features.CashIn.PayCashIn;

/// <summary>
/// The pay-style cash-in: the first call holds and answers Pending, a repeat of the reference completes what is held,
/// further repeats tell the state. Kind is <see cref="PaymentKind.CashIn"/> or <see cref="PaymentKind.CashInAvtobys"/>.
/// </summary>
public sealed record PayCashIn(AgentCaller Agent, PaymentKind Kind, string? Holder, string? Amount, string? Reference)
    : IRequest<Outcome<PaymentReceipt>>;
