using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Allpay.Infrastructure.OneTimeCodes;

public static class OneTimeCodesRegistration
{
    public static IServiceCollection AddOneTimeCodeOptions(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<OneTimeCodeOptions>().Bind(configuration.GetSection(OneTimeCodeOptions.Section))
            .ValidateDataAnnotations().ValidateOnStart();
        return services.AddSingleton<IValidateOptions<OneTimeCodeOptions>, CodeKeyFileIsReadable>();
    }
}

/// <summary>Stops the host at its start, with a message that says what to do, where the secret cannot be used.</summary>
internal sealed class CodeKeyFileIsReadable : IValidateOptions<OneTimeCodeOptions>
{
    private const int BytesMin = 32;

    public ValidateOptionsResult Validate(string? name, OneTimeCodeOptions options) => IsGood(options.KeyFile)
        ? ValidateOptionsResult.Success
        : ValidateOptionsResult.Fail(
            $"{OneTimeCodeOptions.Section}:{nameof(OneTimeCodeOptions.KeyFile)} must name a readable file of at least {BytesMin} "
            + "secret bytes, such as `openssl rand -out code.key 32` makes.");

    private static bool IsGood(string path)
    {
        try
        {
            return path.Length > 0 && File.ReadAllBytes(path).Length >= BytesMin;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
