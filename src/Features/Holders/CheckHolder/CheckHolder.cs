using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using MediatR;

namespace Allpay.Features.Holders.CheckHolder;

/// <summary>Is there a holder of this name, and who is it?</summary>
public sealed record CheckHolder(AgentCaller Agent, string? UserName) : IRequest<Outcome<HolderCard>>;

/// <summary>What an agent may know of a holder. Names and IIN only of holders who were identified.</summary>
public sealed record HolderCard(bool Identified, string? Iin, string? FirstName, string? LastName, string? Patronymic);
