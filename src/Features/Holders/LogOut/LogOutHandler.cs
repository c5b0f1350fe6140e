using Allpay.Features.Holders.Logins;
using Allpay.Infrastructure.Mediation;
using MediatR;

namespace Allpay.Features.Holders.LogOut;

internal sealed class LogOutHandler(HolderSessions sessions) : IRequestHandler<LogOut, Outcome<LoggedOut>>
{
    public async Task<Outcome<LoggedOut>> Handle(LogOut command, CancellationToken cancellationToken) =>
        await sessions.CloseAsync(command.Holder, cancellationToken)
            ? new LoggedOut(command.Holder.Login)
            : new Refusal(RefusalCodes.Forbidden);
}
