using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.ReadStore;
using MediatR;

namespace Allpay.Features.Reconciliation.RepairReadStore;

/// <summary>Compares the read store's balances with the ledger's and puts right what differs.</summary>
public sealed record RepairReadStore(RepairScope Scope) : IRequest<Outcome<RepairReport>>;
