using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Allpay.Infrastructure.Http;

/// <summary>A moment as all answers write it: UTC, always with six digits of a second, as the books keep it.</summary>
public sealed class MomentJsonConverter : JsonConverter<DateTimeOffset>
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetDateTimeOffset();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture));
}
