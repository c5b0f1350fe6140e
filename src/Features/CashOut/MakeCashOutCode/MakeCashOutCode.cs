using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using MediatR;

namespace Allpay.Features.CashOut.MakeCashOutCode;

/// <summary>Gives the holder a one-time code to take money out with; bound to an amount where one is given.</summary>
public sealed record MakeCashOutCode(ApiCaller Holder, string? Amount) : IRequest<Outcome<OneTimeCode>>;
