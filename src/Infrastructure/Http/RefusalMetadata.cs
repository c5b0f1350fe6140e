using Microsoft.AspNetCore.Builder;

namespace Allpay.Infrastructure.Http;

/// <summary>The refusals an operation can give beyond those every operation can; the API document lists them.</summary>
public sealed record RefusalMetadata(IReadOnlyList<string> Codes);

public static class RefusalMetadataExtensions
{
    public static TBuilder Refuses<TBuilder>(this TBuilder builder, params string[] codes)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new RefusalMetadata(codes));
}
