using Microsoft.AspNetCore.Builder;
using SocialRec.Gateway.Bulk;
using SocialRec.Gateway.Query;

namespace SocialRec.Gateway.OpenApi;

/// <summary>What route tables say of an endpoint that its handler's signature does not.</summary>
internal static class EndpointConventions
{
    /// <summary>The body is one JSON object.</summary>
    public static RouteHandlerBuilder AcceptsJson(this RouteHandlerBuilder endpoint, string example, Type type, bool optional = false) =>
        endpoint.WithMetadata(new BodyMetadata(type, new Dictionary<string, string> { [BulkFormats.Json] = example }, Bulk: false, optional));

    /// <summary>The body holds many elements, as JSON or a line each.</summary>
    public static RouteHandlerBuilder AcceptsBulk(this RouteHandlerBuilder endpoint, string json, string lines, Type type) =>
        endpoint.WithMetadata(new BodyMetadata(type, new Dictionary<string, string> { [BulkFormats.Json] = json, [BulkFormats.Lines] = lines }, Bulk: true, Optional: false));

    /// <summary>The query string may hold these parameters.</summary>
    public static RouteHandlerBuilder WithQuery(this RouteHandlerBuilder endpoint, IReadOnlyList<QueryParameter> parameters) =>
        endpoint.WithMetadata(new QueryMetadata(parameters));
}
