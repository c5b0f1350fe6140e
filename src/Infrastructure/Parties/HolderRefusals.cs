using Allpay.Infrastructure.Mediation;

namespace Allpay.Infrastructure.Parties;

/// <summary>Why nothing can be paid to or by a holder.</summary>
public static class HolderRefusals
{
    /// <summary>Null where the holder is there and not blocked.</summary>
    public static Refusal? Of(HolderProfile? holder, string userName) => holder switch
    {
        null => new Refusal(RefusalCodes.HolderUnknown, userName),
        { IsBlocked: true } => new Refusal(RefusalCodes.HolderBlocked, userName),
        _ => null,
    };
}
