using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.MessageArchive;
using Allpay.Infrastructure.Persistence;
using Allpay.Infrastructure.Replays;
using MediatR;
using Microsoft.Extensions.Options;
using Npgsql;
using LoginCount = Allpay.Infrastructure.Parties.Logins.LoginFailures;

namespace Allpay.Features.Retention.ForgetOldRecords;

internal sealed class ForgetOldRecordsHandler(
    NpgsqlDataSource database, IOptions<MessageArchiveOptions> archive, TimeProvider clock)
    : IRequestHandler<ForgetOldRecords, Outcome<DeletedRecords>>
{
    // Long transactions hold others up: a statement deletes so many and the next goes on.
    private const int AtOnce = 5000;

    // What ended is still looked at for a day: by support, and by a clock that is behind.
    private static readonly TimeSpan Ended = TimeSpan.FromDays(1);

    // The database refuses to delete what its owner wants kept (ops.retention), however short this host's own setting is.
    private const string Messages =
        """
        delete from ops.signed_message where id in (
            select id from ops.signed_message
            where received_at < $1 and received_at < (select now() - keep from ops.retention where what = 'signed_message')
            order by received_at limit $2)
        """;

    private const string Sessions =
        "delete from party.api_key where id in (select id from party.api_key where expires_at < $1 limit $2)";

    private const string Codes =
        """
        delete from ledger.one_time_code c using (
            select account_id, hash from ledger.one_time_code where used_by is null and expires_at < $1 limit $2) old
        where c.account_id = old.account_id and c.hash = old.hash and c.used_by is null
        """;

    private const string CodeGuesses =
        """
        delete from ledger.wrong_codes where (account_id, by_id) in (
            select account_id, by_id from ledger.wrong_codes where since < $1 limit $2)
        """;

    private const string LoginFailures =
        "delete from party.login_failures where key in (select key from party.login_failures where last_at < $1 limit $2)";

    private const string Digests =
        """
        delete from ops.seen_message where (agent_id, digest) in (
            select agent_id, digest from ops.seen_message where seen_at < $1 limit $2)
        """;

    public async Task<Outcome<DeletedRecords>> Handle(ForgetOldRecords command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var guesses = await DeleteAsync(CodeGuesses, now - Ended, cancellationToken);
        return new DeletedRecords(
            await DeleteAsync(Messages, now.AddDays(-archive.Value.Days), cancellationToken),
            await DeleteAsync(Sessions, now - Ended, cancellationToken),
            await DeleteAsync(Codes, now - Ended, cancellationToken),
            guesses + await DeleteAsync(LoginFailures, now - LoginCount.ForgottenAfter, cancellationToken))
        {
            Digests = await DeleteAsync(Digests, now - ISeenMessages.KeptFor, cancellationToken),
        };
    }

    private async Task<int> DeleteAsync(string sql, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var (all, some) = (0, AtOnce);
        while (some == AtOnce)
        {
            await using var command = database.CreateCommand(sql, before, AtOnce);
            all += some = await command.ExecuteNonQueryAsync(cancellationToken);
        }

        return all;
    }
}
