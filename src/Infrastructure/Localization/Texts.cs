using System.Globalization;
using System.Resources;

namespace Allpay.Infrastructure.Localization;

/// <summary>The words people read, by code and language. A missing text is a bug and throws; a test looks for all.</summary>
public static class Texts
{
    private static readonly ResourceManager Resources = new("Allpay.Infrastructure.Localization.Texts", typeof(Texts).Assembly);

    private static readonly Dictionary<Language, CultureInfo> Cultures = new()
    {
        [Language.Ru] = CultureInfo.GetCultureInfo("ru"),
        [Language.Kk] = CultureInfo.GetCultureInfo("kk"),
        [Language.En] = CultureInfo.GetCultureInfo("en"),
    };

    public static string Of(string code, Language language, params IReadOnlyList<string> arguments)
    {
        var text = Resources.GetString(code, Cultures[language])
            ?? throw new MissingManifestResourceException($"There is no text '{code}' in '{language}'.");
        return arguments.Count == 0 ? text : string.Format(CultureInfo.InvariantCulture, text, [.. arguments]);
    }
}
