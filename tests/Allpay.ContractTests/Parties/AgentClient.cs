using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Allpay.ContractTests.Contracts;
using Allpay.ContractTests.Messages;

namespace Allpay.ContractTests.Parties;

/// <summary>An agent's program: signs a request, posts it, and believes only an answer that it has verified.</summary>
public sealed class AgentClient(AllpayUnderTest allpay, int number = 0)
{
    public SandboxAgent Agent { get; } = allpay.Sandbox.Agents[number];

    public RSA Key { get; } = allpay.Sandbox.Key(allpay.Sandbox.Agents[number].PrivateKeyFile);

    public string Login => Agent.Login;

    public Task<SoapAnswer> CallAsync(Operation operation, XElement? parameter) =>
        CallAsync(operation, Envelope.TextOf(parameter));

    public Task<SoapAnswer> CallAsync(Operation operation, string parameter) =>
        PostAsync(operation, Sign(operation, parameter));

    public SignedText Sign(Operation operation, XElement parameter) => Sign(operation, Envelope.TextOf(parameter));

    public SignedText Sign(Operation operation, string parameter) =>
        TemplateSigner.Sign(Envelope.Of(operation, Agent.CertificateNumber, parameter), Key);

    public Task<SoapAnswer> PostAsync(Operation operation, SignedText signed) =>
        PostAsync(operation, signed, Post.Text(signed.Xml, operation.Name));

    public async Task<SoapAnswer> PostAsync(Operation operation, SignedText signed, Post post)
    {
        var answer = await SendAsync(operation.Service.Path, post);
        if (answer.Status == HttpStatusCode.OK) AnswerCheck.AssertSigned(answer.Document, signed.Digest, allpay.ServerKey);
        return answer.IsFault ? answer : new SoapAnswer(answer.Status, answer.ContentType, answer.Text);
    }

    /// <summary>The bytes as they are; nothing is verified.</summary>
    public async Task<SoapAnswer> SendAsync(string path, Post post)
    {
        using var request = new HttpRequestMessage(post.Method, path);
        if (post.Body is not null) request.Content = new ByteArrayContent(post.Body);
        if (request.Content is not null) request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(post.ContentType);
        if (post.Action is not null) request.Headers.TryAddWithoutValidation("SOAPAction", post.Action);
        using var response = await allpay.Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new SoapAnswer(response.StatusCode, response.Content.Headers.ContentType?.MediaType, text);
    }
}

/// <summary>An HTTP request with a message in it.</summary>
public sealed record Post(byte[]? Body, string ContentType, string? Action)
{
    public HttpMethod Method { get; init; } = HttpMethod.Post;

    public static Post Text(string xml, string operation) =>
        new(Encoding.UTF8.GetBytes(xml), "text/xml; charset=utf-8", $"\"{operation}\"");
}
