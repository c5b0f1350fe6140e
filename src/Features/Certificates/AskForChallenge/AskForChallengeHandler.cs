using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Allpay.Features.Certificates.AskForChallenge;

internal sealed class AskForChallengeHandler(AllpayDbContext db, TimeProvider clock)
    : IRequestHandler<AskForChallenge, Outcome<Challenge>>
{
    private static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(10);

    public async Task<Outcome<Challenge>> Handle(AskForChallenge command, CancellationToken cancellationToken)
    {
        var (text, expiresAt) = (ApiKey.NewSecret(), clock.GetUtcNow().Add(GoodFor).ToMicroseconds());
        var (agent, hash) = (command.Agent.Id.Value, ApiKey.HashOf(text));
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into party.certificate_challenge (agent_id, hash, expires_at) values ({agent}, {hash}, {expiresAt})
            on conflict (agent_id) do update set hash = excluded.hash, expires_at = excluded.expires_at
            """,
            cancellationToken);
        return new Challenge(text, expiresAt);
    }
}
