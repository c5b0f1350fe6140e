using Allpay.Infrastructure.Mediation;
using MediatR;

namespace Allpay.Features.Holders.LogIn;

/// <summary>Opens a short session for a holder by name and password.</summary>
public sealed record LogIn(string? UserName, string? Password, string? Device = null) : IRequest<Outcome<HolderSession>>;

/// <summary>
/// A token to be sent as Authorization: Bearer, until it expires. The device is to be kept and sent with the next log-in: it
/// makes the wrong passwords of strangers no concern of it.
/// </summary>
public sealed record HolderSession(string Token, DateTimeOffset ExpiresAt, string Device);
