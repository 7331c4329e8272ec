using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace SocialRec.Gateway.OpenApi;

/// <summary>Says what the whole API is, and how keys are given.</summary>
internal sealed class DocumentTransformer : IOpenApiDocumentTransformer
{
    private const string Bearer = "bearer";

    /// <inheritdoc/>
    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "SocialRec",
            Version = "v1",
            Description = "Events in, recommendations out: what each shopper should see next, and why. Ids are 1 to 128 bytes of UTF-8 without control characters, white space and / \\ ? #.",
        };
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Bearer] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = Bearer,
                Description = "An API key, here or in X-Api-Key. Not needed while the server listens on loopback only and has no keys.",
            },
        };
        document.Security = [new OpenApiSecurityRequirement(), new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Bearer, document)] = [] }];
        return Task.CompletedTask;
    }
}
