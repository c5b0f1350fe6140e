using System.Data.Common;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Allpay.Infrastructure;
using Allpay.Infrastructure.Persistence;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace Allpay.Host.Composition;

/// <summary>
/// Tells whoever starts the host what is wrong with its settings or surroundings, in a sentence: a stack would tell nobody.
/// </summary>
internal static partial class Startup
{
    private const int WrongSettings = 2;
    private const string Addresses = "ASPNETCORE_URLS or Management:Url";

    public static async Task<int> RunAsync(Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (Exception failure) when (Explain(failure) is { } sentence)
        {
            await Console.Error.WriteLineAsync(sentence);
            return WrongSettings;
        }
    }

    /// <summary>Null where it is no setting's fault.</summary>
    internal static string? Explain(Exception failure) => failure switch
    {
        WrongSettingException wrong => wrong.Message,
        OptionsValidationException invalid => string.Join(' ', invalid.Failures.Select(fault => NameSetting(invalid, fault))),
        InvalidOperationException unread when IsFrom(unread, "ConfigurationBinder") => unread.Message,
        FormatException address when IsFrom(address, "BindingAddress") => $"ASPNETCORE_URLS: {address.Message}",
        IOException { InnerException: AddressInUseException } taken => $"{Addresses}: {taken.Message}",
        SocketException address => $"{Addresses} cannot be listened on: {address.Message}.",
        _ => DatabaseFaultOf(failure),
    };

    // What the verbs meet; a serving host waits for its database.
    private static string? DatabaseFaultOf(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
            if (cause is DbException)
                return Outages.RemedyOf(cause) is { } remedy ? $"{remedy} ({cause.Message})" : $"PostgreSQL: {cause.Message}.";
        return null;
    }

    // By name: the framework has no own exceptions for these.
    private static bool IsFrom(Exception failure, string type) => failure.TargetSite?.DeclaringType?.Name == type;

    private static string NameSetting(OptionsValidationException invalid, string fault)
    {
        var section = invalid.OptionsType.GetField("Section")?.GetRawConstantValue();
        return ByAttribute().Match(fault) is { Success: true } match
            ? $"{section}:{match.Groups[1].Value} is wrong. {match.Groups[2].Value}"
            : fault;
    }

    [GeneratedRegex("members: '(\\w+)' with the error: '(.+)'\\.$", RegexOptions.CultureInvariant)]
    private static partial Regex ByAttribute();
}
