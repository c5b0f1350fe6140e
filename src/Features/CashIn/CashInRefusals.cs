using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;

namespace Allpay.Features.CashIn;

/// <summary>Why nobody can pay in to a holder.</summary>
internal static class CashInRefusals
{
    public static Refusal? Of(HolderProfile? holder, string userName) => holder switch
    {
        null => new Refusal(RefusalCodes.HolderUnknown, userName),
        { IsBlocked: true } => new Refusal(RefusalCodes.HolderBlocked, userName),
        _ => null,
    };
}
