using Allpay.Infrastructure.Ledger;

namespace Allpay.Infrastructure.MessageArchive;

/// <summary>
/// Keeps what agents signed: the exact bytes of every message that is acted on, for as long as
/// <see cref="MessageArchiveOptions.Days"/> says.
/// </summary>
public interface IMessageArchive
{
    /// <summary>Whether the agent has not had too much kept today; else its messages are not to be taken.</summary>
    bool HasRoom(PartyId agent);

    /// <summary>Ends when the message is committed: nothing is acted on that is not kept.</summary>
    Task KeepAsync(ArchivedMessage message, CancellationToken cancellationToken);
}

/// <summary>A message as it arrived, who signed it with which certificate, and what it asks for.</summary>
public sealed record ArchivedMessage(PartyId Agent, long Certificate, string Contract, string Operation, byte[] Bytes);
