using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.Persistence;
using Allpay.Infrastructure.Providers;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Allpay.Features.Sandbox.SeedSandbox;

internal sealed class SeedSandboxHandler(
    AllpayDbContext db, SandboxMark sandbox, PartyRegistry parties, SandboxParties partners, SandboxKeys keys, ILedger ledger,
    TimeProvider clock)
    : IRequestHandler<SeedSandbox, Outcome<SandboxFile>>
{
    /// <summary>The requester of everything an operator does.</summary>
    private static readonly PartyId Operator = new(0);

    public async Task<Outcome<SandboxFile>> Handle(SeedSandbox request, CancellationToken cancellationToken)
    {
        await sandbox.EnterAsync(cancellationToken);
        keys.Open(request.Directory);
        keys.MakeSecret(SandboxKeys.CodeKeyName);
        keys.MakeSecret(SandboxKeys.ArchiveKeyName);
        await SetRulesAsync(cancellationToken);
        var file = new SandboxFile(
            request.BaseUrl,
            keys.ServerPublicKey(),
            await EachAsync(SandboxCast.Agents, cast => SeedAgentAsync(cast, cancellationToken)),
            await EachAsync(SandboxCast.Merchants, cast => SeedMerchantAsync(cast, cancellationToken)),
            await EachAsync(SandboxCast.Holders, cast => SeedHolderAsync(cast, cancellationToken)),
            await SeedServicesAsync(request.BaseUrl, cancellationToken),
            await SeedOperatorAsync(cancellationToken));
        file.Save(request.Directory);
        return file;
    }

    private async Task SetRulesAsync(CancellationToken cancellationToken)
    {
        if (await db.HolderLimits.AnyAsync(cancellationToken)) return;
        db.HolderLimits.AddRange(SandboxCast.Limits);
        db.Tariffs.AddRange(SandboxCast.Tariffs());
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task<SandboxAgent> SeedAgentAsync(
        (string Login, string Name, long Certificate) cast, CancellationToken cancellationToken)
    {
        var agent = await db.Agents.SingleOrDefaultAsync(a => a.Login == cast.Login, cancellationToken)
            ?? await partners.AddAgentAsync(cast.Login, cast.Name, cancellationToken);
        await IssueAsync(agent.FloatAccount, SandboxCast.Float);
        var key = keys.Pair($"agent-{cast.Login}");
        var certificate = await keys.CertificateAsync(agent, cast.Certificate, key.PublicKey, cancellationToken);
        var apiKey = await keys.ApiKeyAsync(agent.Id, PartyKind.Agent, cast.Login, cancellationToken);
        return new SandboxAgent(agent.Login, certificate, key.PrivateKeyFile, apiKey, agent.FloatAccount.Value);
    }

    private async Task<SandboxMerchant> SeedMerchantAsync(
        (string Login, string Name, string Merchant, string Wallet, string Terminal) cast, CancellationToken cancellationToken)
    {
        var key = keys.Pair($"merchant-{cast.Login}");
        var merchant = await db.Merchants.SingleOrDefaultAsync(m => m.Login == cast.Login, cancellationToken)
            ?? await partners.AddMerchantAsync(
                new NewMerchant(cast.Login, cast.Name, cast.Merchant, cast.Wallet, cast.Terminal, key.PublicKey),
                cancellationToken);
        if (merchant.PublicKey != key.PublicKey)
        {
            merchant.PublicKey = key.PublicKey;
            await db.SaveChangesAsync(cancellationToken);
        }

        var apiKey = await keys.ApiKeyAsync(merchant.Id, PartyKind.Merchant, cast.Login, cancellationToken);
        return new SandboxMerchant(
            merchant.Login, merchant.MerchantCode, merchant.WalletCode, merchant.TerminalCode, key.PrivateKeyFile, apiKey,
            merchant.WalletAccount.Value);
    }

    private async Task<SandboxHolder> SeedHolderAsync((NewHolder Holder, Money Wallet) cast, CancellationToken cancellationToken)
    {
        var holder = await db.Holders.SingleOrDefaultAsync(h => h.UserName == cast.Holder.UserName, cancellationToken)
            ?? await parties.AddHolderAsync(cast.Holder with { PasswordHash = HashOfPassword(cast.Holder) }, cancellationToken);
        if (cast.Wallet.IsPositive) await IssueAsync(holder.WalletAccount, cast.Wallet);
        var apiKey = await keys.ApiKeyAsync(holder.Id, PartyKind.Holder, holder.UserName, cancellationToken);
        return new SandboxHolder(holder.UserName, SandboxCast.Password, holder.IsIdentified, apiKey, holder.WalletAccount.Value);
    }

    private async Task<IReadOnlyList<SandboxService>> SeedServicesAsync(string baseUrl, CancellationToken cancellationToken)
    {
        foreach (var cast in SandboxCast.Providers)
        {
            var address = $"{baseUrl.TrimEnd('/')}/sandbox/provider";
            var provider = await db.Providers.SingleOrDefaultAsync(p => p.Code == cast.Provider, cancellationToken)
                ?? await partners.AddProviderAsync(cast.Provider, cast.Name, address, cancellationToken);
            provider.Address = address;
            var known = await db.Services.Where(s => s.ProviderId == provider.Id)
                .Select(s => s.PublicCode).ToListAsync(cancellationToken);
            db.Services.AddRange(cast.Services.Where(s => !known.Contains(s.Code)).Select(s => new Service
            {
                PublicCode = s.Code, ProviderId = provider.Id, ProviderCode = s.ProviderCode, Name = s.Name,
            }));
            await db.SaveChangesAsync(cancellationToken);
        }

        return [.. SandboxCast.Providers.SelectMany(p => p.Services, (p, s) => new SandboxService(s.Code, s.Name, p.Provider))];
    }

    private async Task<SandboxOperator> SeedOperatorAsync(CancellationToken cancellationToken)
    {
        var person = await db.Operators.SingleOrDefaultAsync(o => o.Name == SandboxCast.Operator, cancellationToken);
        if (person is null)
        {
            person = new Operator
            {
                Id = await parties.NextPartyAsync(cancellationToken), Name = SandboxCast.Operator, CreatedAt = clock.GetUtcNow(),
            };
            db.Operators.Add(person);
        }

        var key = await keys.ApiKeyAsync(person.Id, PartyKind.Operator, person.Name, cancellationToken);
        return new SandboxOperator(person.Name, key);
    }

    // The key makes it once for each account, however often the sandbox is seeded.
    private async Task IssueAsync(AccountId account, Money amount)
    {
        var issue = new OpenPayment(
            new PaymentKey(Operator, $"sandbox-{account}"),
            Fingerprint.Of("sandbox.issue", account.ToString(), amount.ToString()),
            PaymentKind.Issue,
            new PaymentTerms(ChartOfAccounts.BankSettlement, account, amount, Money.Zero, Money.Zero),
            Opening.Post);
        if (await ledger.SubmitAsync(issue, CancellationToken.None) is LedgerResult.Refused refused)
            throw new InvalidOperationException($"Issuing {amount} KZT to account {account} was refused: {refused.Refusal}.");
    }

    private static string HashOfPassword(NewHolder holder) =>
        new PasswordHasher<NewHolder>().HashPassword(holder, SandboxCast.Password);

    private static async Task<IReadOnlyList<TResult>> EachAsync<T, TResult>(IEnumerable<T> items, Func<T, Task<TResult>> each)
    {
        var results = new List<TResult>();
        foreach (var item in items) results.Add(await each(item));
        return results;
    }
}
