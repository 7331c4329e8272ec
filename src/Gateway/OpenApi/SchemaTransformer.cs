using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using SocialRec.Gateway.Json;

namespace SocialRec.Gateway.OpenApi;

/// <summary>Says what the serializer's own description leaves open: times and free JSON.</summary>
internal sealed class SchemaTransformer : IOpenApiSchemaTransformer
{
    /// <inheritdoc/>
    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        object[] attributes = context.JsonPropertyInfo?.AttributeProvider?.GetCustomAttributes(typeof(JsonConverterAttribute), inherit: false) ?? [];
        if (attributes is [JsonConverterAttribute { ConverterType: { } converter }] && converter == typeof(WireTimeConverter))
        {
            schema.Type = JsonSchemaType.String;
            schema.Format = "date-time";
            schema.Pattern = null;
        }
        else if (context.JsonTypeInfo.Type == typeof(JsonElement))
        {
            schema.Type = null;
        }

        return Task.CompletedTask;
    }
}
