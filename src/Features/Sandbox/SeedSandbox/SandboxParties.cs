using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.Persistence;
using Allpay.Infrastructure.Providers;

namespace Allpay.Features.Sandbox.SeedSandbox;

/// <summary>Takes in the partners of the sandbox, each with its empty account, in one commit.</summary>
internal sealed class SandboxParties(AllpayDbContext db, PartyRegistry parties)
{
    public async Task<Agent> AddAgentAsync(string login, string name, CancellationToken cancellationToken)
    {
        var agent = new Agent
        {
            Id = await parties.NextPartyAsync(cancellationToken),
            Login = login,
            Name = name,
            FloatAccount = await parties.OpenAccountAsync(AccountKind.AgentFloat, null, cancellationToken),
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
            Id = await parties.NextPartyAsync(cancellationToken),
            Login = merchant.Login,
            Name = merchant.Name,
            MerchantCode = merchant.MerchantCode,
            WalletCode = merchant.WalletCode,
            TerminalCode = merchant.TerminalCode,
            PublicKey = merchant.PublicKey,
            WalletAccount = await parties.OpenAccountAsync(AccountKind.MerchantWallet, null, cancellationToken),
        };
        db.Merchants.Add(added);
        await db.SaveChangesAsync(cancellationToken);
        return added;
    }

    /// <summary>Takes in a provider with its account.</summary>
    public async Task<Provider> AddProviderAsync(
        string code, string name, string address, CancellationToken cancellationToken)
    {
        var provider = new Provider
        {
            Id = await parties.NextPartyAsync(cancellationToken),
            Code = code,
            Name = name,
            Address = address,
            Account = await parties.OpenAccountAsync(AccountKind.Provider, null, cancellationToken),
        };
        db.Providers.Add(provider);
        await db.SaveChangesAsync(cancellationToken);
        return provider;
    }
}

/// <summary>What has to be known to take in a merchant. <see cref="PublicKey"/> is SubjectPublicKeyInfo, PEM.</summary>
public sealed record NewMerchant(
    string Login, string Name, string MerchantCode, string WalletCode, string TerminalCode, string PublicKey);
