namespace Allpay.Infrastructure.Parties;

/// <summary>What others may know of a holder. Names and IIN only of holders who were identified.</summary>
public sealed record HolderCard(bool Identified, string? Iin, string? FirstName, string? LastName, string? Patronymic)
{
    public static HolderCard Of(HolderProfile holder) => holder.IsIdentified
        ? new HolderCard(true, holder.Iin, holder.FirstName, holder.LastName, holder.Patronymic)
        : new HolderCard(false, null, null, null, null);
}
