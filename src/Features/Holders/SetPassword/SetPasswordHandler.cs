using Allpay.Features.Holders.Logins;
using Allpay.Infrastructure.Mediation;
using MediatR;

namespace Allpay.Features.Holders.SetPassword;

internal sealed class SetPasswordHandler(HolderPasswords passwords) : IRequestHandler<SetPassword, Outcome<PasswordChanged>>
{
    public Task<Outcome<PasswordChanged>> Handle(SetPassword command, CancellationToken cancellationToken) =>
        passwords.SetByCodeAsync(command.UserName!, command.Code!, command.NewPassword!, cancellationToken);
}
