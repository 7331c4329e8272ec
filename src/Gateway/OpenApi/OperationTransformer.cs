using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using SocialRec.Gateway.Addressing;
using SocialRec.Gateway.Bulk;
using SocialRec.Gateway.Problems;
using SocialRec.Gateway.Query;

namespace SocialRec.Gateway.OpenApi;

/// <summary>Adds to each operation what its route table says: body with examples, query parameters; and what all have: tenant and problems.</summary>
internal sealed class OperationTransformer : IOpenApiOperationTransformer
{
    /// <inheritdoc/>
    public async Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        IList<object> metadata = context.Description.ActionDescriptor.EndpointMetadata;
        operation.OperationId = OperationIds.Of(context.Description.HttpMethod!, context.Description.RelativePath!);
        operation.Parameters ??= [];
        foreach (QueryParameter parameter in metadata.OfType<QueryMetadata>().SelectMany(query => query.Parameters))
            operation.Parameters.Add(Describe(parameter));
        operation.Parameters.Add(TenantHeader);
        if (metadata.OfType<BodyMetadata>().FirstOrDefault() is { } body)
            operation.RequestBody = Describe(body, await ReferAsync(body.Type, context, cancellationToken));
        operation.Responses ??= [];
        operation.Responses["default"] = new OpenApiResponse
        {
            Description = "What is wrong, as RFC 9457 has it.",
            Content = new Dictionary<string, OpenApiMediaType>
            {
                [Problem.MediaType] = new() { Schema = await ReferAsync(typeof(ProblemBody), context, cancellationToken) },
            },
        };
        if (ExampleBook.Of(operation.OperationId) is { } example)
            Show(example, operation);
    }

    private static void Show(ExampleBook.Example example, OpenApiOperation operation)
    {
        foreach (OpenApiParameter parameter in operation.Parameters!.OfType<OpenApiParameter>())
        {
            if ((parameter.In == ParameterLocation.Path ? example.Path : example.Query)[parameter.Name!] is { } value)
                parameter.Example = value.DeepClone();
        }

        foreach (OpenApiMediaType content in operation.Responses!.Where(response => response.Key[0] == '2').SelectMany(response => response.Value.Content?.Values ?? []).OfType<OpenApiMediaType>())
            content.Example = example.Answer?.DeepClone();
    }

    private static async Task<IOpenApiSchema> ReferAsync(Type type, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        OpenApiSchema schema = await context.GetOrCreateSchemaAsync(type, parameterDescription: null, cancellationToken);
        context.Document!.AddComponent(type.Name, schema);
        return new OpenApiSchemaReference(type.Name, context.Document);
    }

    private static OpenApiParameter TenantHeader => new()
    {
        Name = Tenant.Header,
        In = ParameterLocation.Header,
        Description = "Whose data this is about: 1 to 63 of a to z, 0 to 9 and -.",
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, Pattern = "^[a-z0-9-]{1,63}$", Default = Identity.GrainKey.DefaultTenant },
    };

    private static OpenApiParameter Describe(QueryParameter parameter) => new()
    {
        Name = parameter.Name,
        In = ParameterLocation.Query,
        Description = parameter.Description,
        Schema = parameter.Schema,
        Example = parameter.Example,
    };

    private static OpenApiRequestBody Describe(BodyMetadata body, IOpenApiSchema element) => new()
    {
        Required = !body.Optional,
        Content = body.Examples.ToDictionary(
            example => example.Key,
            example => new OpenApiMediaType
            {
                Schema = body.Bulk && example.Key == BulkFormats.Json
                    ? new OpenApiSchema { OneOf = [element, new OpenApiSchema { Type = JsonSchemaType.Array, Items = element }] }
                    : element,
                Example = example.Key == BulkFormats.Json ? JsonNode.Parse(example.Value) : JsonValue.Create(example.Value),
            }),
    };
}
