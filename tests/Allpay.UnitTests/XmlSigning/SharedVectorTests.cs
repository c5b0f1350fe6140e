using System.Xml;
using Allpay.Infrastructure.XmlSigning;

namespace Allpay.UnitTests.XmlSigning;

/// <summary>Messages signed by the original client, where a checkout has them beside it; skipped elsewhere.</summary>
public sealed class SharedVectorTests
{
    [Theory]
    [InlineData("getTransactionRequest-1.xml")]
    [InlineData("getTransactionRequest-1-formatted-same-signature.xml")]
    [InlineData("cashin11-createCashInPayment-request.xml")]
    [InlineData("cashin11-createCashInPayment-response.xml")]
    [InlineData("tm11-payForGoodsPay-request.xml")]
    [InlineData("webshop-request-java.xml")]
    [InlineData("webshop-request-php.xml")]
    public void Takes_what_the_original_client_signed(string name)
    {
        var folder = Folder();
        Assert.SkipWhen(folder is null, "There are no shared vectors here.");
        using var key = RsaKeys.ReadPublic(File.ReadAllText(Path.Combine(folder, "test.pub.pem")));
        Assert.Equal(XmlFault.None, BoundedXml.TryRead(File.ReadAllBytes(Path.Combine(folder, name)), new XmlBounds(), out var document));
        var root = document.DocumentElement!;
        var parent = root.LocalName == "Envelope" ? root.ChildNodes.OfType<XmlElement>().First() : root;
        Assert.Equal(XmlFault.None, SignedMessage.TryRead(document, parent, out var message));
        Assert.NotNull(message!.Verify(key));
    }

    private static string? Folder()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var folder = Path.Combine(at.FullName, "shared", "contract", "vectors");
            if (Directory.Exists(folder)) return folder;
        }

        return null;
    }
}
