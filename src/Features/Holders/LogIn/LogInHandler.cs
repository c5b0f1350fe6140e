using Allpay.Features.Holders.Logins;
using Allpay.Infrastructure.Mediation;
using MediatR;

namespace Allpay.Features.Holders.LogIn;

internal sealed class LogInHandler(HolderSessions sessions) : IRequestHandler<LogIn, Outcome<HolderSession>>
{
    public Task<Outcome<HolderSession>> Handle(LogIn command, CancellationToken cancellationToken) =>
        sessions.OpenAsync(command.UserName!, command.Password!, command.Device, cancellationToken);
}
