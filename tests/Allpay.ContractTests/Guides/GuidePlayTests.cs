using System.Xml.Linq;
using Allpay.ContractTests.Parties;

namespace Allpay.ContractTests.Guides;

/// <summary>What a guide shows is what the server does. With UPDATE_DOCS=1 its messages are made anew.</summary>
public sealed class GuidePlayTests(AllpayUnderTest allpay) : Conformance(allpay)
{
    private const long DemoCertificate = 123;

    // What is another one each time: times, our numbers, and what is left on the float.
    private static readonly string[] Passing =
        ["timestamp", "GUID", "transactionId", "agentBalanceResponse", "availableAgentBalance", "debtOverpaymentDate"];

    [Theory]
    [MemberData(nameof(Guide.Names), MemberType = typeof(Guide))]
    public async Task What_a_guide_shows_is_what_the_server_answers(string name)
    {
        var guide = new Guide(name);
        var played = await new GuidePlay(Allpay, guide).PlayAsync();
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1") Save(guide, played);
        foreach (var link in guide.Links.Where(link => !guide[link].IsRequest))
            Assert.Equal(Lasting(guide[link]), Lasting(played[link]));
    }

    private void Save(Guide guide, Dictionary<string, GuideMessage> played)
    {
        // The guides tell this number to their readers: the keys of an earlier sandbox would have another one.
        Assert.Equal(DemoCertificate, Agent.Agent.CertificateNumber);
        foreach (var (link, message) in played) guide[link] = message;
        guide.SetKeys(Agent.Key, Allpay.ServerKey);
        guide.Save();
    }

    private static string Lasting(GuideMessage message)
    {
        var body = message.Body;
        foreach (var element in body.Descendants().Where(element => Passing.Contains(element.Name.LocalName))) element.Value = "…";
        return body.ToString(SaveOptions.DisableFormatting);
    }
}
