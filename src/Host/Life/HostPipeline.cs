namespace Allpay.Host.Life;

/// <summary>What a request goes through, as the host has put it together.</summary>
internal sealed class HostPipeline
{
    private RequestDelegate? _first;

    /// <summary>A middleware that is none: it only remembers what comes after it.</summary>
    public RequestDelegate StartWith(RequestDelegate next) => _first = next;

    public Task RunAsync(HttpContext context) =>
        (_first ?? throw new InvalidOperationException("The pipeline has not been built."))(context);
}
