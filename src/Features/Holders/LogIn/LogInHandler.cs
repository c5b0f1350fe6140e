using Allpay.Features.Holders.Logins;
using Allpay.Infrastructure.Audit;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.Persistence;
using MediatR;

namespace Allpay.Features.Holders.LogIn;

/// <summary>A session is an API key that ends soon.</summary>
internal sealed class LogInHandler(
    AllpayDbContext db, PasswordGate gate, LoginCounts counts, AuditTrail audit, CallOrigin origin, TimeProvider clock)
    : IRequestHandler<LogIn, Outcome<HolderSession>>
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    public Task<Outcome<HolderSession>> Handle(LogIn command, CancellationToken cancellationToken)
    {
        var call = new LoginCall(command.UserName!, command.Device, origin.Address);
        var attempt = new PasswordTry<HolderSession>(call, command.Password!, (holder, counted) =>
            OpenAsync(holder, counted.FromKnownDevice ? call : WithNewDevice(call), cancellationToken));
        return gate.PassAsync(attempt, clock.GetUtcNow(), cancellationToken);
    }

    private static LoginCall WithNewDevice(LoginCall call) => call with { Device = ApiKey.NewSecret() };

    private async Task<HolderSession> OpenAsync(Holder holder, LoginCall call, CancellationToken cancellationToken)
    {
        await counts.RememberAsync(holder, call, cancellationToken);
        var (token, now) = (ApiKey.NewSecret(), clock.GetUtcNow());
        db.ApiKeys.Add(new ApiKey
        {
            Id = 0,
            PartyId = holder.Id,
            PartyKind = PartyKind.Holder,
            Hash = ApiKey.HashOf(token),
            CreatedAt = now,
            ExpiresAt = now + Lifetime,
        });
        audit.Add(new AuditedAct(AuditActions.LoginSucceeded, $"holder {holder.UserName}")
        {
            By = new ApiCaller(holder.Id, PartyKind.Holder, holder.UserName, holder.WalletAccount),
        });
        return new HolderSession(token, now + Lifetime, call.Device!);
    }
}
