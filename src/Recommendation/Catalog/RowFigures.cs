namespace SocialRec.Recommendation.Catalog;

/// <summary>The part of a row that the item's events write: coarse, so that most events change nothing and copy no page.</summary>
/// <param name="Popularity">log2(1 + weighted count), in steps of 1/32.</param>
/// <param name="TrendKey"><see cref="TrendClock.Key"/> of the decayed count; negative infinity where there is none.</param>
internal readonly record struct RowFigures(float Popularity, float TrendKey);
