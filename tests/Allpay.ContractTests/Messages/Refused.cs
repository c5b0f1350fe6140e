using System.Net;
using Allpay.ContractTests.Contracts;

namespace Allpay.ContractTests.Messages;

/// <summary>What a refusal must look like for programs in the field to read it.</summary>
public static class Refused
{
    /// <summary>The service said no, by this exception, in words that hold these.</summary>
    public static void By(SoapAnswer answer, Operation operation, string exception, string words = "")
    {
        AssertFault(answer, operation.Service.Namespace);
        Assert.Equal(SoapNames.ExceptionPackage + exception, answer["developerMessage"]);
        AssertSays(answer, words);
    }

    /// <summary>VostokPlat knows no such account: what the program reads is the class alone, what people read the rest.</summary>
    public static void ByVostokPlat(SoapAnswer answer, Operation operation, string words)
    {
        AssertFault(answer, operation.Service.Namespace);
        Assert.Equal(SoapNames.VostokPlatAccountUnknown, answer["faultstring"]);
        Assert.Equal(SoapNames.VostokPlatAccountUnknown, answer["developerMessage"]);
        Assert.Contains(words, answer["userMessage"], StringComparison.Ordinal);
    }

    /// <summary>The security handler said no, whichever service was called.</summary>
    public static void ByTheGate(SoapAnswer answer, string exception = "Exception", string words = "")
    {
        AssertFault(answer, SoapNames.SecurityFaults);
        Assert.EndsWith(exception, answer["developerMessage"], StringComparison.Ordinal);
        AssertSays(answer, words);
    }

    /// <summary>No is no, whoever said it.</summary>
    public static void AsClientFault(SoapAnswer answer) =>
        AssertFault(answer, answer.Element("developerMessage")?.NamespaceURI ?? "");

    private static void AssertSays(SoapAnswer answer, string words)
    {
        Assert.Equal(answer["faultstring"], answer["userMessage"]);
        Assert.Contains(words, answer["faultstring"], StringComparison.Ordinal);
    }

    // HTTP 500 because JAX-WS reads faults from 200 and 500 alone.
    private static void AssertFault(SoapAnswer answer, string @namespace)
    {
        Assert.True(answer.Status == HttpStatusCode.InternalServerError, $"Taken, or refused in another way: {answer}");
        Assert.Equal("text/xml", answer.ContentType);
        Assert.Equal("Fault", answer.Document.DocumentElement!.LastChild!.FirstChild!.LocalName);
        var code = answer["faultcode"].Split(':');
        Assert.Equal("Client", code[^1]);
        Assert.Equal(SoapNames.Soap, answer.Element("Fault")!.GetNamespaceOfPrefix(code.Length == 2 ? code[0] : ""));
        Assert.NotEmpty(answer["faultstring"]);
        Assert.NotEmpty(answer["userMessage"]);
        Assert.All(["developerMessage", "userMessage", "stackHash"],
            name => Assert.Equal(@namespace, answer.Element(name)?.NamespaceURI));
        Assert.DoesNotContain("   at ", answer.Text, StringComparison.Ordinal);
        Assert.Null(answer.Element("Signature"));
    }
}
