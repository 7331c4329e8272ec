namespace SocialRec.Recommendation.Catalog;

/// <summary>An item that co-occurs with another.</summary>
/// <param name="Row">Its row in the catalog.</param>
/// <param name="Weight">How strongly, positive.</param>
public readonly record struct Neighbour(int Row, float Weight);
