using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using MediatR;

namespace Allpay.Features.Certificates.AskForChallenge;

/// <summary>Gives an agent a text to sign with the key of the certificate it wants to add; the one before is over.</summary>
public sealed record AskForChallenge(AgentCaller Agent) : IRequest<Outcome<Challenge>>;

/// <summary>A text that proves a key, once, until it expires.</summary>
public sealed record Challenge(string Text, DateTimeOffset ExpiresAt);
