namespace Allpay.Host.AgentSoap;

/// <summary>
/// Runs a verified message through SoapCore, which sees the canonical bytes and nothing of what the client sent.
/// </summary>
internal sealed class SoapRunner(AgentContract contract, RequestDelegate soap)
{
    // SoapCore insists on reading some document before VerifiedBodies may put the message in its place.
    private static readonly byte[] Placeholder = "<a/>"u8.ToArray();

    /// <summary>SoapCore's answer; null where it has none because a fault was recorded or it failed.</summary>
    public async Task<byte[]?> RunAsync(HttpContext context, AgentCall call)
    {
        var answerBody = context.Response.Body;
        using var captured = new MemoryStream();
        Prepare(context.Request, call.Operation);
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
    private void Prepare(HttpRequest request, string operation)
    {
        request.Path = contract.Path;
        request.QueryString = QueryString.Empty;
        request.Body = new MemoryStream(Placeholder, writable: false);
        request.ContentLength = Placeholder.Length;
        request.ContentType = SoapAnswer.ContentType;
        request.Headers.ContentEncoding = default;
        request.Headers["SOAPAction"] = $"\"{operation}\"";
    }
}
