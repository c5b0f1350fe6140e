using System.Reflection;
using System.Text.RegularExpressions;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Localization;
using Allpay.Infrastructure.Mediation;

namespace Allpay.UnitTests.Mediation;

/// <summary>Every code there is has a kind, a text in each language, and as many placeholders in each.</summary>
public sealed partial class RefusalCatalogTests
{
    private static readonly Language[] Languages = Enum.GetValues<Language>();
    private static readonly AccountId Owner = new(1);

    public static TheoryData<string> Refusals => [.. CodesOf(typeof(RefusalCodes))];
    public static TheoryData<string> Fields => [.. CodesOf(typeof(FieldCodes))];
    public static TheoryData<LedgerRefusalCode> LedgerRefusals => [.. Enum.GetValues<LedgerRefusalCode>()];
    public static TheoryData<DeclineReason> Reasons =>
        [.. Enum.GetValues<DeclineReason>().Where(r => r != DeclineReason.None)];

    [Fact]
    public void There_are_codes_to_check()
    {
        Assert.True(CodesOf(typeof(RefusalCodes)).Length > 30);
        Assert.True(CodesOf(typeof(FieldCodes)).Length > 7);
    }

    [Fact]
    public void The_catalog_knows_exactly_the_codes_there_are() =>
        Assert.Equal(CodesOf(typeof(RefusalCodes)).Order(), RefusalCatalog.All.Keys.Order());

    [Theory]
    [MemberData(nameof(Refusals))]
    [MemberData(nameof(Fields))]
    public void A_code_has_a_text_in_every_language(string code)
    {
        var texts = Languages.Select(l => Texts.Of(code, l)).ToList();
        Assert.All(texts, Assert.NotEmpty);
        Assert.Equal(texts.Count, texts.Distinct().Count());
        Assert.Single(texts.Select(Placeholders).Distinct());
    }

    [Theory]
    [MemberData(nameof(Reasons))]
    public void A_decline_has_a_text_in_every_language(DeclineReason reason) =>
        Assert.All(Languages, l => Assert.NotEmpty(Texts.Of($"declined.{reason}", l)));

    [Theory]
    [MemberData(nameof(LedgerRefusals))]
    public void A_refusal_of_the_ledger_is_told_with_all_its_arguments(LedgerRefusalCode code)
    {
        var refusal = Refused(code).ToRefusal("my-reference", Owner);
        Assert.Contains(refusal.Code, RefusalCatalog.All.Keys);
        Assert.All(Languages, l => Assert.DoesNotContain("{", refusal.Say(l), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(LedgerRefusalCode.LimitPerDay, "The daily limit is 100.00 KZT; 7.00 KZT remain today.")]
    [InlineData(LedgerRefusalCode.InsufficientFunds, "There is not enough money: 7.00 KZT are available.")]
    [InlineData(LedgerRefusalCode.RefundExceedsPayment, "More cannot be refunded than remains: 7.00 KZT.")]
    [InlineData(LedgerRefusalCode.KeyReused, "The reference my-reference was used before for another request.")]
    [InlineData(LedgerRefusalCode.AmountNotPositive, "The request is not valid: amount: must be above zero")]
    public void The_ledgers_numbers_stand_where_they_belong(LedgerRefusalCode code, string text)
    {
        var refusal = Refused(code).ToRefusal("my-reference", Owner);
        Assert.Equal(text, refusal.Say(Language.En));
    }

    /// <summary>Every refusal with figures in it: an agent would learn a holder's balance, turnover or plans from one.</summary>
    [Theory]
    [MemberData(nameof(LedgerRefusals))]
    public void Figures_of_an_account_are_told_to_its_owner_only(LedgerRefusalCode code)
    {
        if (!HasFigures(code)) return;
        var refused = Refused(code);
        AccountId?[] others = [new AccountId(2), null];
        foreach (var told in others.Select(asking => refused.ToRefusal("my-reference", asking)))
        {
            Assert.Empty(told.Details);
            Assert.Empty(told.Arguments);
            Assert.All(Languages, l => Assert.False(told.Say(l).Any(c => char.IsDigit(c) || c == '{'), told.Say(l)));
        }

        Assert.Contains(".00", refused.ToRefusal("my-reference", Owner).Say(Language.En), StringComparison.Ordinal);
    }

    [Fact]
    public void A_limit_is_told_to_programs_too()
    {
        var refusal = Refused(LedgerRefusalCode.LimitPerMonth).ToRefusal(asking: Owner);
        Assert.Equal("100.00", refusal.Details["limit"]);
        Assert.Equal("7.00", refusal.Details["remaining"]);
    }

    [Fact]
    public void A_kind_is_an_http_status() =>
        Assert.All(RefusalCatalog.All.Values.Select(row => row.Kind), kind => Assert.InRange((int)kind, 400, 599));

    private static LedgerRefusal Refused(LedgerRefusalCode code) =>
        new(code, Money.OfTenge(100), Money.OfTenge(7)) { Account = Owner };

    // What is held is the request's own payment: its amount is known to whoever may end it.
    private static bool HasFigures(LedgerRefusalCode code) => code != LedgerRefusalCode.CaptureExceedsHold
        && code is not (LedgerRefusalCode.KeyReused or LedgerRefusalCode.AmountNotPositive)
        && Placeholders(Texts.Of(new LedgerRefusal(code).ToRefusal("x").Code, Language.En)) > 0;

    private static string[] CodesOf(Type type) =>
        [.. type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!)];

    private static int Placeholders(string text) => Placeholder().Matches(text).Select(m => m.Value).Distinct().Count();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Placeholder();
}
