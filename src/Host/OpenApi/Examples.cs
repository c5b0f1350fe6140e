using System.Globalization;
using System.Text.Json;
using Allpay.Infrastructure.Http;
using FastEndpoints;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Allpay.Host.OpenApi;

/// <summary>Example values as the host itself would write them.</summary>
internal static class Examples
{
    public static string Key(int status) => status.ToString(CultureInfo.InvariantCulture);

    public static JToken Json(object value)
    {
        using var text = new StringReader(System.Text.Json.JsonSerializer.Serialize(value, value.GetType(), AllpayJson.Options));
        // Times are to stay the text they are.
        using var reader = new JsonTextReader(text) { DateParseHandling = DateParseHandling.None };
        var json = JToken.Load(reader);
        foreach (var property in value.GetType().GetProperties())
            if (property.IsDefined(typeof(NonJsonBindingAttribute), true))
                (json as JObject)?.Remove(JsonNamingPolicy.CamelCase.ConvertName(property.Name));
        return json;
    }
}
