using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Allpay.Infrastructure.MessageArchive;

public static class MessageArchiveRegistration
{
    public static IServiceCollection AddMessageArchive(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<MessageArchiveOptions>().Bind(configuration.GetSection(MessageArchiveOptions.Section))
            .ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<MessageArchiveOptions>, ArchiveKeyFilesAreReadable>();
        services.AddSingleton<MessageSeal>();
        services.AddSingleton<ArchiveQuota>();
        services.AddSingleton<IMessageReader, MessageReader>();
        services.AddSingleton<MessageArchiveWriter>();
        services.AddSingleton<IMessageArchive>(provider => provider.GetRequiredService<MessageArchiveWriter>());
        return services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<MessageArchiveWriter>());
    }
}
