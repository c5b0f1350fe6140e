using Microsoft.Extensions.DependencyInjection;

namespace Allpay.Features.Sandbox.SeedSandbox;

public static class SandboxRegistration
{
    public static IServiceCollection AddSandbox(this IServiceCollection services) =>
        services.AddScoped<SandboxKeys>().AddScoped<SandboxParties>().AddScoped<SandboxMark>();
}
