using Allpay.Infrastructure.Mediation;
using MediatR;

namespace Allpay.Features.Payments.RetryPayments;

/// <summary>Holds the money of pending payments whose payer was short of it and has it by now.</summary>
public sealed record RetryPayments : IRequest<Outcome<RetriedPayments>>;

/// <summary>How many could be paid for, and how many of them the ledger let hold their money.</summary>
public sealed record RetriedPayments(int Funded, int Held);
