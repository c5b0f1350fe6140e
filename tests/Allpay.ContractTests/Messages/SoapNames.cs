namespace Allpay.ContractTests.Messages;

public static class SoapNames
{
    public const string Soap = "http://schemas.xmlsoap.org/soap/envelope/";
    public const string Allpay = "https://allpay.kz";
    public const string Dsig = "http://www.w3.org/2000/09/xmldsig#";
    public const string ExceptionPackage = "kz.allpay.mfs.ws.soap.exception.";

    /// <summary>The one business fault with another system's name, which stands in its faultstring as well.</summary>
    public const string VostokPlatAccountUnknown = "cy.com.netinfo.netteller.exception.account.AccountNotFoundException";

    /// <summary>The security handler's faults are in these names, whichever service was called.</summary>
    public const string SecurityFaults = "http://www.allpay.kz/mfs/soap/TransactionManagement/1.0";
}
