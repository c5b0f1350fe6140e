using Allpay.Features.Holders.Logins;
using Allpay.Infrastructure.Mediation;
using MediatR;

namespace Allpay.Features.Holders.ChangePassword;

internal sealed class ChangePasswordHandler(HolderPasswords passwords)
    : IRequestHandler<ChangePassword, Outcome<PasswordChanged>>
{
    public Task<Outcome<PasswordChanged>> Handle(ChangePassword command, CancellationToken cancellationToken) =>
        passwords.ChangeAsync(command.Holder, command.OldPassword!, command.NewPassword!, cancellationToken);
}
