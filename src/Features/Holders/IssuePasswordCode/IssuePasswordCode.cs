using Allpay.Infrastructure.Mediation;
using MediatR;

namespace Allpay.Features.Holders.IssuePasswordCode;

/// <summary>An operator gives out a code that sets the holder's password once, to whoever has shown to be the holder.</summary>
public sealed record IssuePasswordCode(string? UserName) : IRequest<Outcome<IssuedPasswordCode>>;

/// <summary>What sets a password, once, until it expires. Told this once.</summary>
public sealed record IssuedPasswordCode(string Code, DateTimeOffset ExpiresAt);
