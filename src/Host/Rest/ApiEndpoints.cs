using Allpay.Infrastructure.Http;
using FastEndpoints;

namespace Allpay.Host.Rest;

/// <summary>
/// FastEndpoints' configuration. It is static in the process, so this is the only one there is. (One of the two places
/// outside *Endpoint.cs that import FastEndpoints; the API document is the other.)
/// </summary>
internal static class ApiEndpoints
{
    public const string RoutePrefix = "api/v1";

    public static void AddApiEndpoints(this IServiceCollection services) => services.AddFastEndpoints(discovery =>
    {
        discovery.Assemblies = Composition.Features.Assemblies;
        discovery.DisableAutoDiscovery = true;
    });

    public static void UseApiEndpoints(this WebApplication app) => app.UseFastEndpoints(config =>
    {
        config.Endpoints.RoutePrefix = RoutePrefix;
        config.Endpoints.NameGenerator = context =>
            context.EndpointType.Name.Replace("Endpoint", "", StringComparison.Ordinal);
        config.Endpoints.Configurator = endpoint =>
        {
            endpoint.MaxRequestBodySize(Composition.Rest.BodyBytesMax);
            endpoint.ReadsOnlyItsQuery();
        };
        config.Serializer.RequestDeserializer = StrictJson.ReadAsync;
        config.Binding.JsonExceptionTransformer = BadInput.FromJson;
        config.Errors.ResponseBuilder = BadInput.Describe;
        config.Errors.ContentType = Problem.MediaType;
        config.Errors.ProducesMetadataType = null;
        AllpayJson.Configure(config.Serializer.Options);
    });
}
