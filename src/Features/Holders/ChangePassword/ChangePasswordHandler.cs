using Allpay.Features.Holders.Logins;
using Allpay.Infrastructure.Audit;
using Allpay.Infrastructure.Mediation;
using MediatR;

namespace Allpay.Features.Holders.ChangePassword;

internal sealed class ChangePasswordHandler(
    PasswordGate gate, HolderPasswords passwords, CallOrigin origin, TimeProvider clock)
    : IRequestHandler<ChangePassword, Outcome<PasswordChanged>>
{
    public Task<Outcome<PasswordChanged>> Handle(ChangePassword command, CancellationToken cancellationToken)
    {
        var (holder, call) = (command.Holder, new LoginCall(command.Holder.Login, Device: null, origin.Address));
        var attempt = new PasswordTry<PasswordChanged>(call, command.OldPassword!, (found, _) => passwords.SetAsync(
            found, command.NewPassword!, AuditActions.PasswordChanged, holder.KeyId, cancellationToken));
        return gate.PassAsync(attempt, clock.GetUtcNow(), cancellationToken);
    }
}
