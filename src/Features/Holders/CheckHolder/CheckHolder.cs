using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using MediatR;

namespace Allpay.Features.Holders.CheckHolder;

/// <summary>Is there a holder of this name, and who is it?</summary>
public sealed record CheckHolder(AgentCaller Agent, string? UserName) : IRequest<Outcome<HolderCard>>;
