using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using Allpay.EndToEndTests.ThousandAgents;

namespace Allpay.EndToEndTests.Chaos.Clients;

/// <summary>What agents ask over SOAP: signed, and answers are believed only where their signature verifies.</summary>
internal sealed class SoapDoor(Line line, RSA agentKey, RSA serverKey)
{
    private const string Again = "ServiceUnavailableException";
    private const string ValueDate = "<valueDate>2026-11-24T13:00:00+05:00</valueDate>";

    private static readonly string[] NeverTrue =
    [
        "UnexpectedException", "SOAPException", "SOAPFaultException", "InvalidRequestException", "CertificateNotActiveException",
    ];

    public Task<Told> SendAsync(CrowdAgent agent, Intent intent, Ask ask, (int Host, TimeSpan? HangUpAfter) how)
    {
        var call = CallOf(intent, ask);
        var (xml, digest) = Wire.Sign(agentKey, agent, call);
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(call.Door.Path, UriKind.Relative))
        {
            Content = new StringContent(xml, Encoding.UTF8, "text/xml"),
        };
        var kind = intent.Kind == IntentKind.Service ? CallKind.SoapService : CallKind.SoapPayment;
        return line.SendAsync(new Outgoing(kind, how.Host, request, how.HangUpAfter), reply => Read(reply, digest));
    }

    private Told Read(Reply reply, string digest)
    {
        var document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
        try
        {
            document.LoadXml(reply.Text);
            return reply.Status switch
            {
                HttpStatusCode.OK => ReadAnswer(reply, document, digest),
                HttpStatusCode.InternalServerError => ReadFault(reply, document),
                _ => reply.Wrong("nobody may be answered this"),
            };
        }
        catch (Exception error) when (error is XmlException or FormatException or CryptographicException or ArgumentException)
        {
            return reply.Wrong("the answer cannot be read");
        }
    }

    private Told ReadAnswer(Reply reply, XmlDocument answer, string digest)
    {
        if (!AgentClient.IsSignedBy(serverKey, answer)) return reply.Wrong("the signature does not verify");
        if (Wire.Text(answer, "requestDsig") != digest) return reply.Wrong("it is the answer to something else");
        var status = Wire.Text(answer, "terminalPaymentTransactionStatus") ?? Wire.Text(answer, "transactionStatus");
        var facts = new Facts(
            Wire.Text(answer, "transactionId") is { } id ? long.Parse(id, CultureInfo.InvariantCulture) : null,
            Amount(answer, "amount"), Amount(answer, "commission"), Amount(answer, "commissionTo"));
        return new Told(Enum.Parse<Word>(status ?? "", ignoreCase: true), "", facts);
    }

    private static Told ReadFault(Reply reply, XmlDocument fault)
    {
        var name = (Wire.Text(fault, "developerMessage") ?? "").Split('.')[^1];
        if (name.Length == 0 || NeverTrue.Contains(name)) return reply.Wrong("nobody may be answered this");
        if (name != Again) return new Told(Word.Refused, name);
        return reply.HasRetryAfter ? new Told(Word.AskAgain, Again) : reply.Wrong("ask again, without Retry-After");
    }

    private static decimal? Amount(XmlDocument answer, string name) =>
        Wire.Text(answer, name) is { Length: > 0 } text ? decimal.Parse(text, CultureInfo.InvariantCulture) : null;

    private static Call CallOf(Intent intent, Ask ask) => ask switch
    {
        Ask.Complete => End(intent, "completeTransaction", "CompleteTransactionRequest"),
        Ask.Decline => End(intent, "declineTransaction", "DeclineTransactionRequest"),
        Ask.Find => throw new InvalidOperationException("No contract finds a payment."),
        _ => Open(intent, RestDoor.AmountText(ask == Ask.Changed ? intent.Amount + 2 : intent.Amount)),
    };

    private static Call Open(Intent intent, string amount) => intent.Kind switch
    {
        IntentKind.PayCashIn or IntentKind.UnknownHolder =>
            new(Door.CashIn, "createCashInPayment", "CashInRequest", CashIn(intent, amount)),
        IntentKind.PayCashOut => new(Door.CashOut, "createCashOut", "CashOutRequest", CashOut(intent, amount)),
        IntentKind.CompletedCashOut or IntentKind.DeclinedCashOut =>
            new(Door.Transactions, "createCashOutTransaction", "CashOutRequest", CashOut(intent, amount)),
        IntentKind.Goods => new(Door.Transactions, "payForGoodsPay", "PayForGoodsPayRequest", Goods(intent, amount)),
        IntentKind.Service => new(Door.Transactions, "payForServicesPay", "PayForServicesPayRequest", Service(intent, amount)),
        _ => new(Door.Transactions, "createCashInTransaction", "CashInRequest", CashIn(intent, amount)),
    };

    private static string CashIn(Intent intent, string amount) =>
        $"<toUserName>{intent.Holder.UserName}</toUserName><amount>{amount}</amount><GUID>{intent.Reference}</GUID>";

    private static string CashOut(Intent intent, string amount) =>
        $"<fromUserName>{intent.Holder.UserName}</fromUserName><amount>{amount}</amount><GUID>{intent.Reference}</GUID>"
        + $"<token>{intent.Code}</token>";

    private static string Goods(Intent intent, string amount) =>
        $"<toUserName>{intent.Holder.UserName}</toUserName><amount>{amount}</amount><terminalId>{Intent.Terminal}</terminalId>"
        + $"<rrn>{intent.Reference}</rrn>";

    private static string Service(Intent intent, string amount) =>
        $"<toUserName>{intent.Holder.UserName}</toUserName><amount>{amount}</amount>"
        + $"<servicePublicCode>{Intent.Service}</servicePublicCode><utilityAccountNumber>{intent.Account}</utilityAccountNumber>"
        + $"{ValueDate}<rrn>{intent.Reference}</rrn>";

    private static Call End(Intent intent, string operation, string parameter) => new(
        Door.Transactions, operation, parameter,
        $"<GUID>{intent.Reference}</GUID><transactionId>{intent.PaymentId}</transactionId>");
}
