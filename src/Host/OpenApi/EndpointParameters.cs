using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using FastEndpoints;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using BindingSource = Microsoft.AspNetCore.Mvc.ModelBinding.BindingSource;

namespace Allpay.Host.OpenApi;

/// <summary>
/// Teaches ApiExplorer the route, query and header parameters that FastEndpoints binds into one request type. Every
/// property that is not part of the body carries an attribute that says where it comes from.
/// </summary>
internal sealed class EndpointParameters : IApiDescriptionProvider
{
    private static readonly EmptyModelMetadataProvider Metadata = new();

    // After the framework's own provider for endpoint metadata.
    public int Order => int.MaxValue;

    public void OnProvidersExecuting(ApiDescriptionProviderContext context)
    {
        // The descriptions are made by the framework; this only completes them.
    }

    public void OnProvidersExecuted(ApiDescriptionProviderContext context)
    {
        foreach (var api in context.Results)
            if (api.ActionDescriptor.EndpointMetadata.OfType<EndpointDefinition>().FirstOrDefault() is { } definition)
                Complete(api, definition.ReqDtoType.GetProperties());
    }

    private static void Complete(ApiDescription api, PropertyInfo[] properties)
    {
        if (properties.All(p => SourceOf(p) is not null))
            foreach (var body in api.ParameterDescriptions.Where(p => p.Source == BindingSource.Body).ToList())
                api.ParameterDescriptions.Remove(body);
        foreach (var property in properties)
            if (SourceOf(property) is { } source)
                api.ParameterDescriptions.Add(Describe(property, source));
    }

    private static ApiParameterDescription Describe(PropertyInfo property, BindingSource source) => new()
    {
        Name = NameOf(property),
        Source = source,
        Type = property.PropertyType,
        ModelMetadata = Metadata.GetMetadataForProperty(property.DeclaringType!, property.Name),
        IsRequired = (source == BindingSource.Path) || property.IsDefined(typeof(RequiredAttribute)),
    };

    private static BindingSource? SourceOf(PropertyInfo property) =>
        property.IsDefined(typeof(FromHeaderAttribute)) ? BindingSource.Header
        : property.IsDefined(typeof(RouteParamAttribute)) ? BindingSource.Path
        : property.IsDefined(typeof(QueryParamAttribute)) ? BindingSource.Query
        : null;

    private static string NameOf(PropertyInfo property) =>
        property.GetCustomAttribute<FromHeaderAttribute>()?.HeaderName
        ?? JsonNamingPolicy.CamelCase.ConvertName(property.Name);
}
