using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using MediatR;

namespace Allpay.Features.Transactions.CompleteTransaction;

/// <summary>Completes an agent's own held cash-in or cash-out, named by its reference and its id.</summary>
public sealed record CompleteTransaction(AgentCaller Agent, string? TransactionId, string? Reference)
    : IRequest<Outcome<PaymentReceipt>>;
