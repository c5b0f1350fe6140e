namespace Allpay.Host.AgentSoap;

/// <summary>Reads a message whole, within bounds of size and time.</summary>
internal static class RequestBody
{
    private const int BufferBytes = 16 * 1024;

    /// <summary>The body's bytes; null where there are more than <see cref="AgentSoapOptions.BodyBytesMax"/>.</summary>
    public static async Task<byte[]?> ReadAsync(HttpRequest request, AgentSoapOptions options, CancellationToken aborted)
    {
        if (request.ContentLength > options.BodyBytesMax) return null;
        using var late = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        late.CancelAfter(TimeSpan.FromSeconds(options.BodySecondsMax));

        using var body = new MemoryStream((int)(request.ContentLength ?? BufferBytes));
        var buffer = new byte[BufferBytes];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, late.Token)) > 0)
        {
            if (body.Length + read > options.BodyBytesMax) return null;
            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }
}
