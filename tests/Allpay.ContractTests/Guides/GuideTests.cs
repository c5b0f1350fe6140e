using System.Diagnostics;
using System.Xml;
using Allpay.ContractTests.Contracts;
using Allpay.ContractTests.Messages;

namespace Allpay.ContractTests.Guides;

/// <summary>What a guide shows holds by itself, as its readers check it: no server is asked.</summary>
public sealed class GuideTests
{
    private const string Recipe = "       openssl ";

    [Theory]
    [MemberData(nameof(Guide.Names), MemberType = typeof(Guide))]
    public void Every_message_verifies_with_the_keys_that_are_shown(string name)
    {
        var guide = new Guide(name);
        var (agent, server) = guide.Keys();
        var digest = "";
        foreach (var message in guide.Links.Select(link => guide[link]))
        {
            var document = Canonical.Read(message.Text);
            if (message.IsRequest) digest = DigestOf(document);
            if (message.IsRequest) AnswerCheck.AssertSignedBy(document, agent);
            else if (message.IsFault) Assert.Null(message.Answer.Element("Signature"));
            else AnswerCheck.AssertSigned(document, digest.Length > 0 ? digest : message.Answer["requestDsig"], server);
            if (!message.IsRequest) digest = "";
        }
    }

    [Theory]
    [MemberData(nameof(Guide.Names), MemberType = typeof(Guide))]
    public void Every_operation_is_shown(string name)
    {
        var guide = new Guide(name);
        Assert.Equal(
            Operations.All.Select(operation => operation.Name).Distinct().Order(),
            guide.Links.Where(link => guide[link].IsRequest).Select(link => guide[link].Body.Name.LocalName).Distinct().Order());
    }

    [Theory]
    [MemberData(nameof(Guide.Names), MemberType = typeof(Guide))]
    public void What_is_laid_out_is_what_the_message_says(string name)
    {
        var guide = new Guide(name);
        Assert.NotEmpty(guide.Links);
        Assert.Equal(guide.Links.Count, guide.Links.Distinct().Count());
        foreach (var link in guide.Links)
            Assert.Equal(guide[link].Body.ToString(), guide.Shown(link).ToString());
    }

    [Fact]
    public void The_guides_show_the_same()
    {
        var shown = Guide.Names.Select(name => new Guide(name.Data))
            .Select(guide => string.Join('\n', guide.Links.Select(link => guide[link].Body.Name.LocalName)));
        Assert.Single(shown.Distinct());
    }

    // The field's programs read PKCS#1 and no other form.
    [Theory]
    [MemberData(nameof(Guide.Names), MemberType = typeof(Guide))]
    public async Task The_recipe_for_a_key_makes_one_that_every_program_reads(string name)
    {
        var commands = new Guide(name).Lines.Where(line => line.StartsWith(Recipe, StringComparison.Ordinal));
        var folder = Directory.CreateTempSubdirectory("allpay-recipe-").FullName;
        try
        {
            await RunAsync(folder, string.Join('\n', commands));
            Assert.StartsWith("-----BEGIN RSA PRIVATE KEY-----\n", Read(folder, "agent.key.pem"));
            Assert.StartsWith("-----BEGIN PUBLIC KEY-----\n", Read(folder, "agent.pub.pem"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task RunAsync(string folder, string commands)
    {
        var start = new ProcessStartInfo("bash", ["-e", "-c", commands]) { WorkingDirectory = folder, RedirectStandardError = true };
        using var bash = Process.Start(start)!;
        var said = await bash.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await bash.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(bash.ExitCode == 0, said);
    }

    private static string Read(string folder, string file) => File.ReadAllText(Path.Combine(folder, file));

    private static string DigestOf(XmlDocument request) => request.GetElementsByTagName("DigestValue", SoapNames.Dsig)[0]!.InnerText;
}
