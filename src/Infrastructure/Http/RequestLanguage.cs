using Allpay.Infrastructure.Localization;
using Microsoft.AspNetCore.Http;

namespace Allpay.Infrastructure.Http;

/// <summary>
/// The language a caller of the REST door reads: the first of Accept-Language that there is, else English.
/// </summary>
public static class RequestLanguage
{
    public const Language Default = Language.En;

    public static Language Of(HttpRequest request) => request.GetTypedHeaders().AcceptLanguage
        .Where(l => l.Quality is not 0)
        .OrderByDescending(l => l.Quality ?? 1)
        .Select(l => Known(l.Value.Value ?? ""))
        .FirstOrDefault(l => l is not null) ?? Default;

    private static Language? Known(string tag) => tag.Split('-')[0].ToUpperInvariant() switch
    {
        "RU" => Language.Ru,
        "KK" => Language.Kk,
        "EN" => Language.En,
        _ => null,
    };
}
