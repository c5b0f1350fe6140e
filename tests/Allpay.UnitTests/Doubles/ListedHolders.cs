using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Parties;

namespace Allpay.UnitTests.Doubles;

public sealed class ListedHolders : IHolderDirectory
{
    public static readonly HolderProfile Aigul =
        new(new PartyId(30), "77011234567", new AccountId(3000), IdentificationLevel.Identified, IsBlocked: false)
        {
            Iin = "900101300123", FirstName = "Айгүл", LastName = "Серікқызы",
        };

    public static readonly HolderProfile Nameless =
        new(new PartyId(31), "77019999999", new AccountId(3001), IdentificationLevel.Unidentified, IsBlocked: false)
        {
            Iin = "900101300124", FirstName = "Unproven",
        };

    private readonly Dictionary<string, HolderProfile> _holders = [];

    public ListedHolders() => Put(Aigul, Nameless);

    public void Put(params HolderProfile[] holders)
    {
        foreach (var holder in holders) _holders[holder.UserName] = holder;
    }

    public Task<HolderProfile?> FindAsync(string userName, CancellationToken cancellationToken) =>
        Task.FromResult(_holders.GetValueOrDefault(userName));

    public Task<HolderProfile?> FindAsync(AccountId wallet, CancellationToken cancellationToken) =>
        Task.FromResult(_holders.Values.FirstOrDefault(holder => holder.WalletAccount == wallet));
}
