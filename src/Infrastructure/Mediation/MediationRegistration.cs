using System.Reflection;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Allpay.Infrastructure.Mediation;

/// <summary>
/// Registers MediatR 5.1 by hand: its own registration package cannot be restored. Behaviors run in the order written
/// here, the first outermost.
/// </summary>
public static class MediationRegistration
{
    public static IServiceCollection AddMediation(this IServiceCollection services, params Assembly[] assemblies)
    {
        // Transient, so that handlers come from the scope of whoever sends.
        services.AddTransient<ServiceFactory>(provider => provider.GetRequiredService);
        services.AddTransient<IMediator, Mediator>();
        services.AddSingleton<MediationMetrics>();
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(TracingBehavior<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(ValidationBehavior<,>));
        foreach (var assembly in assemblies) services.AddHandlers(assembly);
        return services.AddValidatorsFromAssemblies(assemblies, ServiceLifetime.Singleton, includeInternalTypes: true);
    }

    private static void AddHandlers(this IServiceCollection services, Assembly assembly)
    {
        foreach (var type in assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false }))
            foreach (var handled in type.GetInterfaces().Where(IsHandler))
                services.AddTransient(handled, type);
    }

    private static bool IsHandler(Type type) =>
        type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(IRequestHandler<,>));
}
