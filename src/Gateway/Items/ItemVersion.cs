namespace SocialRec.Gateway.Items;

/// <summary>The answer to a write.</summary>
/// <param name="Id">The item.</param>
/// <param name="Version">Counts the writes of its row.</param>
internal sealed record ItemVersion(string Id, long Version);
