using Allpay.Features.Holders.Logins;
using Allpay.Infrastructure.Mediation;
using MediatR;

namespace Allpay.Features.Holders.IssuePasswordCode;

internal sealed class IssuePasswordCodeHandler(HolderPasswords passwords)
    : IRequestHandler<IssuePasswordCode, Outcome<IssuedPasswordCode>>
{
    public async Task<Outcome<IssuedPasswordCode>> Handle(IssuePasswordCode command, CancellationToken cancellationToken) =>
        await passwords.IssueCodeAsync(command.UserName!, cancellationToken) is { } code
            ? code
            : new Refusal(RefusalCodes.HolderUnknown, command.UserName!);
}
