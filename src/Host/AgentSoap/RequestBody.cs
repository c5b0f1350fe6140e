using System.Buffers;

namespace Allpay.Host.AgentSoap;

/// <summary>Reads a message whole, within bounds of size and time.</summary>
internal static class RequestBody
{
    /// <summary>The body's bytes; null where there are more than <see cref="AgentSoapOptions.BodyBytesMax"/>.</summary>
    public static async Task<byte[]?> ReadAsync(HttpRequest request, AgentSoapOptions options, CancellationToken aborted)
    {
        if (request.ContentLength > options.BodyBytesMax) return null;
        using var late = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        late.CancelAfter(TimeSpan.FromSeconds(options.BodySecondsMax));

        // Ends with the body, or with the first byte too many.
        var read = await request.BodyReader.ReadAtLeastAsync(options.BodyBytesMax + 1, late.Token);
        var body = read.Buffer.Length > options.BodyBytesMax ? null : read.Buffer.ToArray();
        request.BodyReader.AdvanceTo(read.Buffer.End);
        return body;
    }
}
