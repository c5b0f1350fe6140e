using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Ledger.Storage;
using Allpay.Infrastructure.Persistence;
using Allpay.Infrastructure.Providers;
using Microsoft.EntityFrameworkCore;

namespace Allpay.Infrastructure.Parties;

/// <summary>Takes in new parties, each with its empty account, in one commit.</summary>
public sealed class PartyRegistry(AllpayDbContext db, IHolderDirectory holders, TimeProvider clock)
{
    public async Task<Agent> AddAgentAsync(string login, string name, CancellationToken cancellationToken)
    {
        var agent = new Agent
        {
            Id = await NextPartyAsync(cancellationToken),
            Login = login,
            Name = name,
            FloatAccount = await OpenAccountAsync(AccountKind.AgentFloat, null, cancellationToken),
        };
        db.Agents.Add(agent);
        await db.SaveChangesAsync(cancellationToken);
        return agent;
    }

    /// <summary>The merchant's id and account are given here; everything else as in <paramref name="merchant"/>.</summary>
    public async Task<Merchant> AddMerchantAsync(NewMerchant merchant, CancellationToken cancellationToken)
    {
        var added = new Merchant
        {
            Id = await NextPartyAsync(cancellationToken),
            Login = merchant.Login,
            Name = merchant.Name,
            MerchantCode = merchant.MerchantCode,
            WalletCode = merchant.WalletCode,
            TerminalCode = merchant.TerminalCode,
            PublicKey = merchant.PublicKey,
            WalletAccount = await OpenAccountAsync(AccountKind.MerchantWallet, null, cancellationToken),
        };
        db.Merchants.Add(added);
        await db.SaveChangesAsync(cancellationToken);
        return added;
    }

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

    /// <summary>Takes in a provider with its account.</summary>
    public async Task<Provider> AddProviderAsync(
        string code, string name, string address, CancellationToken cancellationToken)
    {
        var provider = new Provider
        {
            Id = await NextPartyAsync(cancellationToken),
            Code = code,
            Name = name,
            Address = address,
            Account = await OpenAccountAsync(AccountKind.Provider, null, cancellationToken),
        };
        db.Providers.Add(provider);
        await db.SaveChangesAsync(cancellationToken);
        return provider;
    }

    private async Task<AccountId> OpenAccountAsync(AccountKind kind, Money? ceiling, CancellationToken cancellationToken)
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

/// <summary>What has to be known to take in a merchant. <see cref="PublicKey"/> is SubjectPublicKeyInfo, PEM.</summary>
public sealed record NewMerchant(
    string Login, string Name, string MerchantCode, string WalletCode, string TerminalCode, string PublicKey);

/// <summary>What has to be known to take in a holder.</summary>
public sealed record NewHolder(string UserName, IdentificationLevel Level, string PasswordHash)
{
    public string? Iin { get; init; }
    public string? FirstName { get; init; }
    public string? LastName { get; init; }
    public string? Patronymic { get; init; }
}
