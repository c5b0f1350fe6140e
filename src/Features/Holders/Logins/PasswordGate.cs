using Allpay.Infrastructure.Audit;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;

namespace Allpay.Features.Holders.Logins;

/// <summary>
/// The one place that looks at passwords. Names nobody has, wallets without a password and wrong passwords take the same steps,
/// the same time and the same answer. What is done with a right one, its count and its entry in the audit trail are one commit.
/// </summary>
public sealed partial class PasswordGate(
    AllpayDbContext db, LoginCounts counts, LoginTurns turns, AuditTrail audit, ILogger<PasswordGate> logger)
{
    private static readonly string NobodysHash = HashOf("nobody's");

    public static string HashOf(string password) => new PasswordHasher<Holder>().HashPassword(null!, password);

    public Task<Outcome<T>> PassAsync<T>(PasswordTry<T> attempt, DateTimeOffset now, CancellationToken cancellationToken) =>
        PassAsync(attempt, now, transaction => transaction.CommitAsync(cancellationToken), cancellationToken);

    /// <summary>Goes the way of a log-in and leaves nothing behind, so that nobody's is the first.</summary>
    public Task WarmUpAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var nobodys = new PasswordTry<object>(new LoginCall("", null, null), "", (_, _) => Task.FromResult(new object()));
        return PassAsync(nobodys, now, transaction => transaction.RollbackAsync(cancellationToken), cancellationToken);
    }

    private async Task<Outcome<T>> PassAsync<T>(
        PasswordTry<T> attempt, DateTimeOffset now, Func<IDbContextTransaction, Task> end, CancellationToken cancellationToken)
    {
        using var turn = await turns.EnterAsync(cancellationToken);
        if (!turn.IsAcquired) return new Refusal(RefusalCodes.LoginBusy);
        var holder = await db.Holders.SingleOrDefaultAsync(h => h.UserName == attempt.Call.UserName, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var counted = await counts.BeginAsync(holder, attempt.Call, cancellationToken);
        var refusal = Judge(holder, counted, attempt, now);
        Outcome<T> outcome = refusal is null ? await attempt.WhenRight(holder!, counted) : refusal;
        await db.SaveChangesAsync(cancellationToken);
        await end(transaction);
        return outcome;
    }

    private Refusal? Judge<T>(Holder? holder, LoginAttempt counted, PasswordTry<T> attempt, DateTimeOffset now)
    {
        if (counted.WaitAt(now) is { Ticks: > 0 } wait) return TooOften(wait);
        if (!IsRight(holder, attempt.Password))
        {
            counted.Fail(now);
            Tell(attempt.Call, counted.WaitAt(now));
            return new Refusal(RefusalCodes.LoginWrong);
        }

        counted.Succeed();
        return holder!.IsBlocked ? new Refusal(RefusalCodes.HolderBlocked, holder.UserName) : null;
    }

    private void Tell(LoginCall call, TimeSpan wait)
    {
        var isLocked = wait > TimeSpan.Zero;
        var after = isLocked ? new { waitSeconds = (int)wait.TotalSeconds } : null;
        var action = isLocked ? AuditActions.LoginLocked : AuditActions.LoginFailed;
        audit.Add(new AuditedAct(action, $"holder {call.UserName}") { After = after });
        if (isLocked) Locked(logger, (int)wait.TotalSeconds);
    }

    private static Refusal TooOften(TimeSpan wait) => new(RefusalCodes.LoginGuessedTooOften) { RetryAfter = wait };

    private static bool IsRight(Holder? holder, string password)
    {
        var hasPassword = holder is { PasswordHash.Length: > 0 };
        var hash = hasPassword ? holder!.PasswordHash : NobodysHash;
        var result = new PasswordHasher<Holder>().VerifyHashedPassword(null!, hash, password);
        return hasPassword && result != PasswordVerificationResult.Failed;
    }

    [LoggerMessage(
        4301, LogLevel.Warning, "Wrong passwords: a name or an address has to wait {Seconds} s; the audit trail says which")]
    private static partial void Locked(ILogger logger, int seconds);
}

/// <summary>A password to be looked at, and what is done when it is right.</summary>
public sealed record PasswordTry<T>(LoginCall Call, string Password, Func<Holder, LoginAttempt, Task<T>> WhenRight);
