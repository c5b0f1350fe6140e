using Allpay.Infrastructure.Mediation;
using MediatR;

namespace Allpay.Features.TerminalPay.AskProviders;

/// <summary>Asks providers what became of the payments they were given and have not spoken about.</summary>
public sealed record AskProviders : IRequest<Outcome<AskedProviders>>;

/// <summary>How many payments were asked about, and how many of them are ended now.</summary>
public sealed record AskedProviders(int Asked, int Ended);
