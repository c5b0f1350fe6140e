using System.ServiceModel.Channels;
using System.Xml;
using SoapCore.Extensibility;

namespace Allpay.Host.AgentSoap;

/// <summary>
/// Puts the verified message before SoapCore as a reader that stands on the operation. By itself SoapCore would read the
/// envelope into a tree, and copy the body into a second one.
/// </summary>
internal sealed class VerifiedBodies : ISoapMessageProcessor
{
    public Task<Message> ProcessMessage(Message message, HttpContext context, Func<Message, Task<Message>> next)
    {
        var call = context.RequestServices.GetRequiredService<AgentCall>();
        return next(new VerifiedBody(call.Message.Canonical));
    }

    /// <summary>The canonical bytes as a message without headers: whatever the header says, the gate has read it.</summary>
    private sealed class VerifiedBody(byte[] canonical) : Message
    {
        public override MessageHeaders Headers { get; } = new(MessageVersion.Soap11);
        public override MessageProperties Properties { get; } = new();
        public override MessageVersion Version => MessageVersion.Soap11;

        protected override XmlDictionaryReader OnGetReaderAtBodyContents()
        {
            // Size, depth and names were bounded when the message came in.
            var reader = XmlDictionaryReader.CreateTextReader(canonical, XmlDictionaryReaderQuotas.Max);
            reader.ReadStartElement();
            reader.MoveToContent();
            if (reader.LocalName == "Header") reader.Skip();
            reader.ReadStartElement();
            reader.MoveToContent();
            return reader;
        }

        protected override void OnWriteBodyContents(XmlDictionaryWriter writer) =>
            throw new NotSupportedException("The message is read once and never written.");
    }
}
