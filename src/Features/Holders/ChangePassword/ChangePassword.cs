using Allpay.Features.Holders.Logins;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using MediatR;

namespace Allpay.Features.Holders.ChangePassword;

/// <summary>A holder changes its password by the old one; its other sessions end.</summary>
public sealed record ChangePassword(ApiCaller Holder, string? OldPassword, string? NewPassword)
    : IRequest<Outcome<PasswordChanged>>;
