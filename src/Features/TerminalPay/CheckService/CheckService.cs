using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using MediatR;

namespace Allpay.Features.TerminalPay.CheckService;

/// <summary>Would a payment for this service and account be taken now? Asks the provider.</summary>
public sealed record CheckService(AgentCaller Agent, string? Holder, string? Service, string? Account, string? Amount)
    : IRequest<Outcome<CheckedService>>;

/// <summary>The service a payment would go to, by name, and whose account it is where the provider says so.</summary>
public sealed record CheckedService(string Name, string? Owner);
