using Allpay.Infrastructure.Ledger;

namespace Allpay.Infrastructure.Replays;

/// <summary>Remembers signed messages, so that one can be taken once only.</summary>
public interface ISeenMessages
{
    /// <summary>For how long at least: no message may be good for longer than this.</summary>
    static readonly TimeSpan KeptFor = TimeSpan.FromDays(3);

    /// <summary>True for the first to ask with this digest; false ever after, and to all others who ask at once.</summary>
    Task<bool> IsFirstAsync(PartyId agent, byte[] digest, CancellationToken cancellationToken);
}
