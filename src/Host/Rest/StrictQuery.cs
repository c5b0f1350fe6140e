using System.Text.Json;
using Allpay.Infrastructure.Http;
using Allpay.Infrastructure.Mediation;
using FastEndpoints;

namespace Allpay.Host.Rest;

/// <summary>A query parameter that nobody reads is refused by its name, and so is one that is there twice.</summary>
internal static class StrictQuery
{
    /// <summary>The parameters an endpoint reads.</summary>
    private sealed record Names(IReadOnlySet<string> Known);

    public static void ReadsOnlyItsQuery(this EndpointDefinition endpoint)
    {
        var known = endpoint.ReqDtoType.GetProperties()
            .Where(property => property.IsDefined(typeof(QueryParamAttribute), true))
            .Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name));
        var names = new Names(known.ToHashSet(StringComparer.OrdinalIgnoreCase));
        endpoint.Description(route => route.WithMetadata(names));
    }

    public static IApplicationBuilder UseStrictQuery(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var faults = FaultsOf(context);
        return faults.Count == 0 ? next(context) : context.WriteProblemAsync(Refusal.Invalid(faults));
    });

    private static List<FieldFault> FaultsOf(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<Names>() is not { } names) return [];
        var query = context.Request.Query;
        return
        [
            .. query.Keys.Where(key => !names.Known.Contains(key)).Select(key => new FieldFault(key, FieldCodes.Unknown)),
            .. query.Where(pair => pair.Value.Count > 1 && names.Known.Contains(pair.Key))
                .Select(pair => new FieldFault(pair.Key, FieldCodes.Repeated)),
        ];
    }
}
