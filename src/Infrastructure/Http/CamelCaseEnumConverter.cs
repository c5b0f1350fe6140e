using System.Text.Json;
using System.Text.Json.Serialization;

namespace Allpay.Infrastructure.Http;

/// <summary>An enum by its member's name in camelCase.</summary>
public sealed class CamelCaseEnumConverter<TEnum>()
    : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where TEnum : struct, Enum;
