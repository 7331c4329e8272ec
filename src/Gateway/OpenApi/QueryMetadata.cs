using SocialRec.Gateway.Query;

namespace SocialRec.Gateway.OpenApi;

/// <summary>The query parameters of an endpoint, for the API's description.</summary>
internal sealed record QueryMetadata(IReadOnlyList<QueryParameter> Parameters);
