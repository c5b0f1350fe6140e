using Allpay.Infrastructure.XmlSigning;

namespace Allpay.Host.AgentSoap;

/// <summary>
/// Runs a verified message through SoapCore, which sees the canonical bytes and nothing of what the client sent.
/// </summary>
internal sealed class SoapRunner(AgentContract contract, RequestDelegate soap)
{
    /// <summary>SoapCore's answer; null where it has none because a fault was recorded or it failed.</summary>
    public async Task<byte[]?> RunAsync(HttpContext context, AgentCall call)
    {
        var answerBody = context.Response.Body;
        using var captured = new MemoryStream();
        Prepare(context.Request, call.Message, call.Operation);
        context.Response.Body = captured;
        try
        {
            await soap(context);
        }
        finally
        {
            context.Response.Body = answerBody;
        }

        context.Response.Headers.Remove("SOAPAction");
        return context.Response.StatusCode == StatusCodes.Status200OK && call.Fault is null ? captured.ToArray() : null;
    }

    // The operation is dispatched by what was signed: SoapCore would go by an unsigned header, or a part of its text.
    private void Prepare(HttpRequest request, VerifiedMessage message, string operation)
    {
        request.Path = contract.Path;
        request.QueryString = QueryString.Empty;
        request.Body = new MemoryStream(message.Canonical, writable: false);
        request.ContentLength = message.Canonical.Length;
        request.ContentType = SoapAnswer.ContentType;
        request.Headers.ContentEncoding = default;
        request.Headers["SOAPAction"] = $"\"{operation}\"";
    }
}
