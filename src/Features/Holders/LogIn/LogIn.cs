using Allpay.Features.Holders.Logins;
using Allpay.Infrastructure.Mediation;
using MediatR;

namespace Allpay.Features.Holders.LogIn;

/// <summary>Opens a short session for a holder by name and password.</summary>
public sealed record LogIn(string? UserName, string? Password, string? Device = null) : IRequest<Outcome<HolderSession>>;
