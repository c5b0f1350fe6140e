using System.Text.Json;
using FastEndpoints;
using NJsonSchema;
using NJsonSchema.Generation;

namespace Allpay.Host.OpenApi;

/// <summary>
/// Leaves out of a body's schema what arrives by route, query or header, and that a property may be null: what is not there is
/// left out.
/// </summary>
internal sealed class BodySchemas : ISchemaProcessor
{
    public void Process(SchemaProcessorContext context)
    {
        var elsewhere = context.ContextualType.Type.GetProperties()
            .Where(p => p.IsDefined(typeof(NonJsonBindingAttribute), true))
            .Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name));
        foreach (var name in elsewhere)
        {
            context.Schema.Properties.Remove(name);
            context.Schema.RequiredProperties.Remove(name);
        }

        foreach (var property in context.Schema.Properties.Values) Simplify(property);
    }

    /// <summary>Not "null or one of this one", as the generator has it, but this one.</summary>
    public static void Simplify(JsonSchema schema)
    {
        schema.IsNullableRaw = null;
        if (schema.OneOf.Count != 1) return;
        schema.Reference = schema.OneOf.Single().ActualSchema;
        schema.OneOf.Clear();
    }
}

/// <summary>
/// Names the schema of a nested type after its use case: CreateCashInEndpoint.Body is CreateCashInBody.
/// </summary>
internal sealed class SchemaNames : ISchemaNameGenerator
{
    public string Generate(Type type) => type.DeclaringType is { } outer
        ? outer.Name.Replace("Endpoint", "", StringComparison.Ordinal) + type.Name
        : type.Name;
}
