using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using MediatR;

namespace Allpay.Features.Holders.LogIn;

/// <summary>Opens a short session for a holder by name and password.</summary>
public sealed record LogIn(string? UserName, string? Password) : IRequest<Outcome<HolderSession>>;
