using System.Reflection;
using Allpay.Features.TerminalPay.Providers;
using Allpay.Host.AgentSoap;
using Allpay.Host.Life;
using Allpay.Host.Limits;
using Allpay.Host.Rest;
using Allpay.Infrastructure;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Ledger.Writing;
using Allpay.Infrastructure.MessageArchive;
using Allpay.Infrastructure.OneTimeCodes;
using Allpay.Infrastructure.Payments;
using Allpay.Infrastructure.ReadStore;

namespace Allpay.Host.Composition;

/// <summary>Where settings come from, and which there are in the sections that are ours.</summary>
internal static class Settings
{
    private static readonly Dictionary<string, IReadOnlyCollection<string>> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        [LedgerOptions.Section] = NamesIn<LedgerOptions>(),
        [ReadStoreOptions.Section] = NamesIn<ReadStoreOptions>(),
        [PaymentOptions.Section] = NamesIn<PaymentOptions>(),
        [AgentSoapOptions.Section] = NamesIn<AgentSoapOptions>(),
        [MessageArchiveOptions.Section] = NamesIn<MessageArchiveOptions>(),
        [OneTimeCodeOptions.Section] = NamesIn<OneTimeCodeOptions>(),
        [ProviderOptions.Section] = NamesIn<ProviderOptions>(),
        [AlertOptions.Section] = NamesIn<AlertOptions>(),
        [RateLimitOptions.Section] = NamesIn<RateLimitOptions>(),
        [DrainOptions.Section] = NamesIn<DrainOptions>(),
        ["Jobs"] = ["Enabled"],
        ["Sandbox"] = ["Provider", "Directory", "BaseUrl"],
        [Proxies.Section] = ["Networks"],
        [Management.Section] = [Management.Setting],
        [CrossOrigin.Section] = [CrossOrigin.Setting],
    };

    /// <summary>appsettings.json lies beside the program, wherever it is started from.</summary>
    public static WebApplicationOptions Of(string[] args) => new()
    {
        Args = args, ContentRootPath = AppContext.BaseDirectory,
    };

    /// <summary>A setting with a slip in its name would be left at its default, and nobody would know.</summary>
    /// <exception cref="WrongSettingException">There is a setting in one of our sections that nothing reads.</exception>
    public static void CheckSettings(this IHostApplicationBuilder builder)
    {
        foreach (var (section, names) in Known)
            foreach (var setting in builder.Configuration.GetSection(section).GetChildren())
                if (!names.Contains(setting.Key, StringComparer.OrdinalIgnoreCase))
                    throw new WrongSettingException(
                        setting.Path, $"is no setting. In {section} there are: {string.Join(", ", names.Order())}.");
    }

    private static List<string> NamesIn<TOptions>() => [.. typeof(TOptions)
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.CanWrite).Select(property => property.Name)];
}
