namespace SocialRec.Gateway.OpenApi;

/// <summary>What an endpoint takes as its body, for the API's description.</summary>
/// <param name="Type">The shape.</param>
/// <param name="Examples">A body for each media type that is understood.</param>
/// <param name="Bulk">Whether arrays and wrapped arrays of the shape are understood too.</param>
/// <param name="Optional">Whether there need be none.</param>
internal sealed record BodyMetadata(Type Type, IReadOnlyDictionary<string, string> Examples, bool Bulk, bool Optional);
