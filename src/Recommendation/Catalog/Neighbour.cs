namespace SocialRec.Recommendation.Catalog;

/// <summary>An item that co-occurs with another.</summary>
/// <param name="Row">Its row in the catalog.</param>
/// <param name="Weight">How strongly, above 0 and below 1: a weight w of the figures becomes w / (w + 3), since a pair seen once proves little.</param>
public readonly record struct Neighbour(int Row, float Weight);
