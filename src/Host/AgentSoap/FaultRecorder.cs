using System.Reflection;
using System.ServiceModel;
using System.ServiceModel.Channels;
using System.Xml;
using System.Xml.Serialization;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Persistence;
using SoapCore;
using SoapCore.Extensibility;

namespace Allpay.Host.AgentSoap;

/// <summary>
/// Turns whatever an operation throws into the fault that is answered, and never lets an exception's text out. The door
/// writes the fault; the message SoapCore gets from here is thrown away.
/// </summary>
internal sealed class FaultRecorder(AgentCall call, ILogger<FaultRecorder> logger) : IFaultExceptionTransformer
{
    private static readonly Refusal BodyMalformed = Refusal.Invalid(new FieldFault("Body", FieldCodes.Malformed));

    public Message ProvideFault(
        Exception exception,
        MessageVersion messageVersion,
        Message requestMessage,
        ConcurrentXmlNamespaceLookup xmlNamespaces)
    {
        Record(exception);
        return Message.CreateMessage(messageVersion, new FaultCode("Client"), "See the recorded fault.", action: null);
    }

    public void Record(Exception exception)
    {
        var cause = exception is TargetInvocationException { InnerException: { } inner } ? inner : exception;
        call.Fault = cause switch
        {
            RefusedException refused => LegacyFault.Of(refused.Refusal, call),
            _ when IsUnreadable(cause) => LegacyFault.Of(BodyMalformed, call),
            _ => Failed(cause),
        };
    }

    // Signed well and still no request: an element where a text should be, an xsi:type or xsi:nil that means nothing. Those
    // who read requests say so by these; no operation reads XML.
    private static bool IsUnreadable(Exception cause) => cause switch
    {
        XmlException => true,
        FormatException unread => unread.TargetSite?.DeclaringType == typeof(XmlConvert),
        InvalidOperationException { TargetSite: { Name: nameof(XmlSerializer.Deserialize) } reader } =>
            reader.DeclaringType == typeof(XmlSerializer),
        _ => false,
    };

    private LegacyFault Failed(Exception exception)
    {
        // Nobody is left to answer; what was queued runs to its end all the same.
        if (call.Aborted.IsCancellationRequested)
        {
            logger.HungUp(call.Operation);
            return FaultOf(RefusalCodes.ServiceUnavailable) with { RetryAfter = Outages.DefaultRetryAfter };
        }

        if (Outages.RetryAfter(exception) is { } retryAfter)
        {
            if (Outages.RemedyOf(exception) is { } remedy) logger.NotAsItMustBe(call.Operation, remedy);
            else logger.Unavailable(exception, call.Operation);
            return FaultOf(RefusalCodes.ServiceUnavailable) with { RetryAfter = retryAfter };
        }

        logger.Unexpected(exception, call.Operation);
        return FaultOf(RefusalCodes.Unexpected);
    }

    private LegacyFault FaultOf(string code) => LegacyFault.Of(new Refusal(code), call);
}
