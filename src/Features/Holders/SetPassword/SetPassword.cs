using Allpay.Features.Holders.Logins;
using Allpay.Infrastructure.Mediation;
using MediatR;

namespace Allpay.Features.Holders.SetPassword;

/// <summary>A holder sets its password by a code an operator gave out; all its sessions end.</summary>
public sealed record SetPassword(string? UserName, string? Code, string? NewPassword) : IRequest<Outcome<PasswordChanged>>;
