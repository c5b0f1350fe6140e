using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.PaymentRules;

namespace Allpay.Features.Sandbox.SeedSandbox;

/// <summary>Who plays in the sandbox, with what, and by which rules. The documentation's examples use these names.</summary>
internal static class SandboxCast
{
    public const string Password = "sandbox-2026";

    public const string Operator = "Operator (demo)";

    public static readonly Money Float = Money.OfTenge(5_000_000);

    public static readonly (string Login, string Name, long Certificate)[] Agents =
        [("77010000001", "Касса 24 (demo)", 123), ("77010000002", "Терминал Плюс (demo)", 124)];

    public static readonly (string Login, string Name, string Merchant, string Wallet, string Terminal)[] Merchants =
    [
        ("75551234569", "ТОО Магазин (demo)", "75551234569", "25252", "T-0001"),
        ("75551234570", "Кофейня (demo)", "75551234570", "25253", "T-0002"),
    ];

    public static readonly (NewHolder Holder, Money Wallet)[] Holders =
    [
        (Known("77011234567", "900101300123", "Айгүл", "Сейітқали", "Ерланқызы"), Money.OfTenge(150_000)),
        (Known("77011234568", "850505400234", "Иван", "Петров", "Сергеевич"), Money.OfTenge(20_000)),
        (Known("77011234569", "990909500345", "Dana", "Omarova", null), Money.Zero),
        (new NewHolder("77011234570", IdentificationLevel.Unidentified, ""), Money.OfTenge(5_000)),
        (new NewHolder("77011234571", IdentificationLevel.Unidentified, ""), Money.Zero),
    ];

    public static readonly (string Provider, string Name, (long Code, string ProviderCode, string Name)[] Services)[] Providers =
    [
        ("demo-telecom", "Demo Telecom", [(1001, "mobile", "Мобильная связь (demo)"), (1002, "internet", "Интернет (demo)")]),
        ("vostokplat", "VostokPlat (demo)", [(2001, "flat", "Коммунальные услуги (demo)")]),
    ];

    public static readonly HolderLimits[] Limits =
    [
        new()
        {
            Level = IdentificationLevel.Unidentified,
            PerPayment = Money.OfTenge(100_000),
            PerDay = Money.OfTenge(200_000),
            PerMonth = Money.OfTenge(500_000),
            Ceiling = Money.OfTenge(300_000),
        },
        new()
        {
            Level = IdentificationLevel.Identified,
            PerPayment = Money.OfTenge(1_000_000),
            PerDay = Money.OfTenge(2_000_000),
            PerMonth = Money.OfTenge(10_000_000),
            Ceiling = Money.OfTenge(5_000_000),
        },
    ];

    /// <summary>The holder pays 1.5 % of a cash-in, 1 to 500 tenge, from the first of the year.</summary>
    public static IEnumerable<Tariff> Tariffs() => [TariffOf(PaymentKind.CashIn), TariffOf(PaymentKind.CashInAvtobys)];

    private static Tariff TariffOf(PaymentKind kind) => new()
    {
        Id = 0,
        Kind = kind,
        ValidFrom = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
        PaidBy = FeeSide.Payee,
        Fixed = Money.Zero,
        RatePpm = 15_000,
        Min = Money.OfTenge(1),
        Max = Money.OfTenge(500),
    };

    private static NewHolder Known(string phone, string iin, string first, string last, string? patronymic) =>
        new(phone, IdentificationLevel.Identified, "")
        {
            Iin = iin, FirstName = first, LastName = last, Patronymic = patronymic,
        };
}
