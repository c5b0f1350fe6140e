namespace Allpay.Features.Reconciliation.CheckBooks;

/// <summary>
/// One thing that has to be so in all the books. <see cref="Differing"/> selects the rows where it is not: a number to order them
/// by (<c>at</c>), and what is wrong in words (<c>what</c>). None of them uses what the database's own triggers compare with.
/// </summary>
internal sealed record BookCheck(string Name, string Differing)
{
    public static readonly IReadOnlyList<BookCheck> All = [.. AccountChecks.All, .. PaymentChecks.All];

    /// <summary>How many, and the first in words; no row where nothing differs.</summary>
    public string Sql => $"select count(*) over (), what from ({Differing}) differing order by at limit 1";

    /// <summary>SQL that tells an amount as people do.</summary>
    public static string Tenge(string tiyn) => $"round(({tiyn}) / 100.0, 2)";
}
