using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using MediatR;

namespace Allpay.Features.Holders.LogOut;

/// <summary>Ends the holder's session at once, on every node.</summary>
public sealed record LogOut(ApiCaller Holder) : IRequest<Outcome<LoggedOut>>;

/// <summary>The session is over.</summary>
public sealed record LoggedOut(string UserName);
