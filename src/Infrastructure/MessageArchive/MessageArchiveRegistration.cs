using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Allpay.Infrastructure.MessageArchive;

public static class MessageArchiveRegistration
{
    public static IServiceCollection AddMessageArchive(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<MessageArchiveOptions>().Bind(configuration.GetSection(MessageArchiveOptions.Section))
            .ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<MessageArchiveWriter>();
        services.AddSingleton<IMessageArchive>(provider => provider.GetRequiredService<MessageArchiveWriter>());
        return services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<MessageArchiveWriter>());
    }
}
