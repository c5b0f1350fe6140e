namespace Allpay.UnitTests.XmlSigning;

/// <summary>Unsigned envelopes as a JAX-WS client makes them.</summary>
internal static class Envelopes
{
    public const string CashInNamespace = "http://www.allpay.kz/mfs/soap/CashInTransactionManagement/1.1";
    public const string Soap = "http://schemas.xmlsoap.org/soap/envelope/";

    public const string Header = "<header><lang>ru</lang><timestamp>2026-11-24T02:01:06.222Z</timestamp><requester>77010000001</requester></header>";

    public const string CashInRequest =
        "<CashInRequest>" + Header + "<toUserName>77011234567</toUserName><amount>100.00</amount><GUID>{903c0b91-303b-446a-9a28-16697ad9703e}</GUID></CashInRequest>";

    public static string Operation(string operation, string content, string ns = CashInNamespace) =>
        Of($"<ns2:{operation} xmlns:ns2=\"{ns}\">{content}</ns2:{operation}>");

    public static string Of(string body, string certificate = "<certificateNumber xmlns=\"https://allpay.kz\">123</certificateNumber>") =>
        $"<S:Envelope xmlns:S=\"{Soap}\"><SOAP-ENV:Header xmlns:SOAP-ENV=\"{Soap}\">{certificate}</SOAP-ENV:Header><S:Body>{body}</S:Body></S:Envelope>";

    public static string CashIn() => Operation("createCashInPayment", CashInRequest);
}
