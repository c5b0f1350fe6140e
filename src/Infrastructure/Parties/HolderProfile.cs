using Allpay.Infrastructure.Ledger;

namespace Allpay.Infrastructure.Parties;

/// <summary>What a payment or a check needs to know of a holder; the password stays in its table.</summary>
public sealed record HolderProfile(
    PartyId Id, string UserName, AccountId WalletAccount, IdentificationLevel Level, bool IsBlocked)
{
    public string? Iin { get; init; }
    public string? FirstName { get; init; }
    public string? LastName { get; init; }
    public string? Patronymic { get; init; }
    public bool IsIdentified => Level == IdentificationLevel.Identified;
}
