using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Allpay.Infrastructure.Parties;

/// <summary>
/// Lets holders in by password. A session is an API key that ends soon. The holder's count of wrong passwords is locked while
/// one is looked at, so parallel guesses are counted one after another.
/// </summary>
public sealed class HolderSessions(AllpayDbContext db, LoginTurns turns, TimeProvider clock)
{
    public const int WrongMax = 10;
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    // Checked for names nobody has, so that the time of the answer does not tell who is a holder.
    private static readonly string NobodysHash = new PasswordHasher<Holder>().HashPassword(null!, "nobody's");

    public async Task<Outcome<HolderSession>> OpenAsync(string userName, string password, CancellationToken cancellationToken)
    {
        using var turn = await turns.EnterAsync(cancellationToken);
        if (!turn.IsAcquired) return new Refusal(RefusalCodes.LoginBusy);
        var holder = await db.Holders.AsNoTracking().SingleOrDefaultAsync(h => h.UserName == userName, cancellationToken);
        return holder is null ? RefuseNobody(password) : await OpenAsync(holder, password, cancellationToken);
    }

    private async Task<Outcome<HolderSession>> OpenAsync(Holder holder, string password, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var guesses = await LockGuessesAsync(holder.Id, cancellationToken);
        var outcome = Judge(holder, guesses, password);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return outcome;
    }

    private Outcome<HolderSession> Judge(Holder holder, LoginGuesses guesses, string password)
    {
        var now = clock.GetUtcNow();
        if (now - guesses.Since >= Window) (guesses.Wrong, guesses.Since) = (0, now);
        if (guesses.Wrong >= WrongMax) return new Refusal(RefusalCodes.LoginGuessedTooOften);
        if (!IsRight(holder.PasswordHash, password))
        {
            guesses.Wrong++;
            return new Refusal(RefusalCodes.LoginWrong);
        }

        guesses.Wrong = 0;
        return holder.IsBlocked ? new Refusal(RefusalCodes.HolderBlocked, holder.UserName) : Session(holder, now + Lifetime);
    }

    private HolderSession Session(Holder holder, DateTimeOffset expiresAt)
    {
        var token = ApiKey.NewSecret();
        db.ApiKeys.Add(new ApiKey
        {
            Id = 0,
            PartyId = holder.Id,
            PartyKind = PartyKind.Holder,
            Hash = ApiKey.HashOf(token),
            CreatedAt = clock.GetUtcNow(),
            ExpiresAt = expiresAt,
        });
        return new HolderSession(token, expiresAt);
    }

    private async Task<LoginGuesses> LockGuessesAsync(Ledger.PartyId holder, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into party.login_guesses (holder_id, wrong, since) values ({holder.Value}, 0, {clock.GetUtcNow()})
            on conflict (holder_id) do nothing
            """,
            cancellationToken);
        return await db.LoginGuesses
            .FromSql($"select * from party.login_guesses where holder_id = {holder.Value} for update")
            .SingleAsync(cancellationToken);
    }

    private static Outcome<HolderSession> RefuseNobody(string password)
    {
        IsRight(NobodysHash, password);
        return new Refusal(RefusalCodes.LoginWrong);
    }

    // A wallet made in passing has no password yet: nobody can open it by one.
    private static bool IsRight(string hash, string password) => hash.Length > 0
        && new PasswordHasher<Holder>().VerifyHashedPassword(null!, hash, password) != PasswordVerificationResult.Failed;
}

/// <summary>A token to be sent as Authorization: Bearer, until it expires.</summary>
public sealed record HolderSession(string Token, DateTimeOffset ExpiresAt);
