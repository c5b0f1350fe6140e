using System.Text.Json;
using NJsonSchema.Generation;

namespace Allpay.Host.OpenApi;

/// <summary>
/// Writes enums down as the wire has them: in camelCase. A member None stands for absence and is never written.
/// </summary>
internal sealed class EnumSchemas : ISchemaProcessor
{
    public void Process(SchemaProcessorContext context)
    {
        if (!context.ContextualType.Type.IsEnum) return;
        var schema = context.Schema;
        schema.Enumeration.Clear();
        schema.EnumerationNames.Clear();
        foreach (var name in Enum.GetNames(context.ContextualType.Type).Where(n => n != "None"))
            schema.Enumeration.Add(JsonNamingPolicy.CamelCase.ConvertName(name));
        schema.Description = null;
    }
}
