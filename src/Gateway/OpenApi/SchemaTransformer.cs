using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using SocialRec.Gateway.Events;
using SocialRec.Gateway.Json;

namespace SocialRec.Gateway.OpenApi;

/// <summary>Says what the serializer's own description leaves open: times, event types, free JSON.</summary>
internal sealed class SchemaTransformer : IOpenApiSchemaTransformer
{
    /// <inheritdoc/>
    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.JsonPropertyInfo is { } property)
            Describe(schema, property);
        else if (context.JsonTypeInfo.Type == typeof(JsonElement))
            schema.Type = null;
        return Task.CompletedTask;
    }

    private static void Describe(OpenApiSchema schema, JsonPropertyInfo property)
    {
        object[] converters = property.AttributeProvider?.GetCustomAttributes(typeof(JsonConverterAttribute), inherit: false) ?? [];
        if (converters is [JsonConverterAttribute { ConverterType: { } converter }] && converter == typeof(WireTimeConverter))
        {
            schema.Type = JsonSchemaType.String;
            schema.Format = "date-time";
            schema.Pattern = null;
        }
        else if (property.DeclaringType == typeof(EventBody) && property.Name == "type")
        {
            schema.Enum = [.. EventTypeNames.All.Select(name => (JsonNode)name)];
        }
        else if (property.DeclaringType == typeof(EventBody) && property.Name == "time")
        {
            schema.Type = JsonSchemaType.String | JsonSchemaType.Number | JsonSchemaType.Null;
        }
    }
}
