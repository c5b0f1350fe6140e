using System.Text;
using Allpay.Infrastructure.Localization;
using Allpay.Infrastructure.Mediation;

namespace Allpay.UnitTests.Mediation;

/// <summary>docs/refusals.md tells partners every code there is: it is made here from the catalog and compared.</summary>
public sealed class RefusalPageTests
{
    private const string Head = """
        # Refusals

        Every "no" of this system has a code. Codes are published: none is renamed, none changes its meaning. Over REST a
        refusal is `application/problem+json` with the status below; texts come in Russian, Kazakh and English, here the
        English ones. `{0}` and `{1}` are filled in with amounts, names or references, which also stand in `details` where
        programs need them. Figures of an account are told to its owner only: to others the same code comes with a text
        without them, and without `details`. After 500 and 503 nothing is known: repeat the same request with the same key.

        This page is made from the catalog (`src/Infrastructure/Mediation/RefusalCatalog.cs`) by a test; `UPDATE_DOCS=1`
        writes it anew.


        """;

    [Fact]
    public async Task The_page_tells_every_code()
    {
        var path = RepositoryFile.PathOf("docs", "refusals.md");
        var page = Head + Table("Code", "HTTP", RefusalCatalog.All.Values.OrderBy(r => r.Kind).ThenBy(r => r.Code, StringComparer.Ordinal)
            .Select(r => (r.Code, $"{(int)r.Kind}"))) + "\n## Fields\n\nWhat `request.invalid` says of a field.\n\n"
            + Table("Code", "", FieldCodesThereAre().Select(c => (c, "")));
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
            await File.WriteAllTextAsync(path, page, new UTF8Encoding(false), TestContext.Current.CancellationToken);
        var written = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        Assert.True(page == written, "docs/refusals.md is not what the catalog says: run the tests with UPDATE_DOCS=1.");
    }

    private static string Table(string first, string second, IEnumerable<(string Code, string Status)> rows)
    {
        var columns = second.Length == 0 ? $"| {first} | Text |\n|---|---|\n" : $"| {first} | {second} | Text |\n|---|---|---|\n";
        var lines = rows.Select(r => r.Status.Length == 0
            ? $"| `{r.Code}` | {Texts.Of(r.Code, Language.En)} |\n"
            : $"| `{r.Code}` | {r.Status} | {Texts.Of(r.Code, Language.En)} |\n");
        return columns + string.Concat(lines);
    }

    private static IEnumerable<string> FieldCodesThereAre() =>
        typeof(FieldCodes).GetFields().Select(f => (string)f.GetRawConstantValue()!);
}
