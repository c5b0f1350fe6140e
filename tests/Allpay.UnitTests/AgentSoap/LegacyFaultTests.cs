using System.Text;
using Allpay.Host.AgentSoap;
using Allpay.Infrastructure.Localization;
using Allpay.Infrastructure.Mediation;

namespace Allpay.UnitTests.AgentSoap;

public sealed class LegacyFaultTests
{
    public static TheoryData<string, Language> Codes
    {
        get
        {
            var codes = new TheoryData<string, Language>();
            foreach (var code in RefusalCatalog.All.Keys)
                foreach (var language in Enum.GetValues<Language>()) codes.Add(code, language);
            return codes;
        }
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_refusal_is_a_fault_with_a_class_name_and_words(string code, Language language)
    {
        var fault = LegacyFault.Of(new Refusal(code, "1", "2"), language, "urn:service");
        Assert.Matches(@"^kz\.allpay\.mfs\.ws\.soap\.exception\.[A-Z][A-Za-z]+Exception$", fault.DeveloperMessage);
        Assert.NotEmpty(fault.UserMessage);
    }

    [Fact]
    public void A_fault_is_written_as_the_original_writes_it()
    {
        var fault = new LegacyFault("urn:service", "exception.class.Name", "USER <MESSAGE>");
        Assert.Equal(
            """<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><SOAP-ENV:Header xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/" /><soap:Body><soap:Fault><faultcode>soap:Client</faultcode><faultstring>USER &lt;MESSAGE&gt;</faultstring><detail><developerMessage xmlns="urn:service">exception.class.Name</developerMessage><userMessage xmlns="urn:service">USER &lt;MESSAGE&gt;</userMessage><stackHash xmlns="urn:service" /></detail></soap:Fault></soap:Body></soap:Envelope>""",
            Encoding.UTF8.GetString(fault.ToBytes()));
    }
}
