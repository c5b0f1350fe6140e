using System.ServiceModel.Channels;
using System.Xml;
using Allpay.Infrastructure.AgentSoap;
using SoapCore;

namespace Allpay.Host.AgentSoap;

/// <summary>
/// An envelope without SoapCore's unused xmlns:xsd and xmlns:xsi. Public with a parameterless constructor because
/// SoapCore makes it.
/// </summary>
public sealed class CleanMessage : CustomMessage
{
    public CleanMessage()
    {
    }

    public CleanMessage(Message message) : base(message)
    {
    }

    protected override void OnWriteStartEnvelope(XmlDictionaryWriter writer)
    {
        writer.WriteStartDocument();
        writer.WriteStartElement("soap", "Envelope", WireNames.Soap);
    }

    protected override void OnWriteStartHeaders(XmlDictionaryWriter writer) =>
        writer.WriteStartElement("soap", "Header", WireNames.Soap);

    protected override void OnWriteStartBody(XmlDictionaryWriter writer) =>
        writer.WriteStartElement("soap", "Body", WireNames.Soap);
}
