using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Ledger.Storage;
using Allpay.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Allpay.Infrastructure.Parties;

/// <summary>Takes in new parties, each with its empty account, in one commit.</summary>
public sealed class PartyRegistry(AllpayDbContext db, IHolderDirectory holders, TimeProvider clock)
{
    /// <summary>The wallet's ceiling follows from the holder's identification level.</summary>
    public async Task<Holder> AddHolderAsync(NewHolder holder, CancellationToken cancellationToken)
    {
        var limits = await db.HolderLimits.AsNoTracking().SingleAsync(l => l.Level == holder.Level, cancellationToken);
        var added = new Holder
        {
            Id = await NextPartyAsync(cancellationToken),
            UserName = holder.UserName,
            Level = holder.Level,
            PasswordHash = holder.PasswordHash,
            Iin = holder.Iin,
            FirstName = holder.FirstName,
            LastName = holder.LastName,
            Patronymic = holder.Patronymic,
            WalletAccount = await OpenAccountAsync(AccountKind.HolderWallet, limits.Ceiling, cancellationToken),
        };
        db.Holders.Add(added);
        await db.SaveChangesAsync(cancellationToken);
        return added;
    }

    /// <summary>
    /// The holder of that name, made now, unidentified and without a password, where there was none. Two at once get the same.
    /// </summary>
    public async Task<HolderProfile> AddBackgroundHolderAsync(string userName, CancellationToken cancellationToken)
    {
        try
        {
            await AddHolderAsync(new NewHolder(userName, IdentificationLevel.Unidentified, PasswordHash: ""), cancellationToken);
        }
        catch (DbUpdateException raced) when (raced.IsTakenAlready())
        {
            // Somebody else was first; what was prepared here is forgotten.
            db.ChangeTracker.Clear();
        }

        return (await holders.FindAsync(userName, cancellationToken))!;
    }

    /// <summary>A new empty account, to be saved by the caller.</summary>
    public async Task<AccountId> OpenAccountAsync(AccountKind kind, Money? ceiling, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var account = new AccountRow
        {
            Id = new AccountId(await NextAsync("ledger.account_id", cancellationToken)),
            Kind = kind,
            Floor = ChartOfAccounts.FloorOf(kind),
            Ceiling = ceiling,
            Day = DateOnly.MinValue,
            CreatedAt = now,
            UpdatedAt = now,
        };
        db.Add(account);
        return account.Id;
    }

    /// <summary>One id space for all parties.</summary>
    public async Task<PartyId> NextPartyAsync(CancellationToken cancellationToken) =>
        new(await NextAsync("party.party_id", cancellationToken));

    /// <summary>Adds an operator with a key of its own, to be saved by the caller; the key is told this once.</summary>
    public async Task<(Operator Operator, string Key)> AddOperatorAsync(string name, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().ToMicroseconds();
        var added = new Operator { Id = await NextPartyAsync(cancellationToken), Name = name, CreatedAt = now };
        var key = ApiKey.NewSecret();
        db.Operators.Add(added);
        db.ApiKeys.Add(new ApiKey
        {
            Id = 0, PartyId = added.Id, PartyKind = PartyKind.Operator, Hash = ApiKey.HashOf(key), CreatedAt = now,
        });
        return (added, key);
    }

    private Task<long> NextAsync(string sequence, CancellationToken cancellationToken) =>
        db.Database.SqlQuery<long>($"select nextval({sequence}::regclass) as \"Value\"").SingleAsync(cancellationToken);
}

/// <summary>What has to be known to take in a holder.</summary>
public sealed record NewHolder(string UserName, IdentificationLevel Level, string PasswordHash)
{
    public string? Iin { get; init; }
    public string? FirstName { get; init; }
    public string? LastName { get; init; }
    public string? Patronymic { get; init; }
}
