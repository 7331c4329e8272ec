using SocialRec.Grains.Interfaces.Reviews;

namespace SocialRec.Grains.Interfaces.Catalog;

/// <summary>What an item's grain tells the replicas about its events, a few seconds late at most.</summary>
/// <param name="Id">The item's id.</param>
/// <param name="Popularity">Weighted count of acts, undecayed.</param>
/// <param name="Trend">Decayed weighted count at <paramref name="AsOfMs"/>.</param>
/// <param name="AsOfMs">Unix milliseconds.</param>
/// <param name="Neighbours"><see cref="Identity.IdHash"/> of items that the same shoppers dealt with shortly before this one, best first, at most 32.</param>
/// <param name="NeighbourWeights">The weight of each neighbour, descending.</param>
/// <param name="Reviews">What its reviews add up to; null where there are none.</param>
[GenerateSerializer, Immutable, Alias("ItemFigures")]
public sealed record ItemFigures(
    [property: Id(0)] string Id,
    [property: Id(1)] float Popularity,
    [property: Id(2)] float Trend,
    [property: Id(3)] long AsOfMs,
    [property: Id(4)] ulong[] Neighbours,
    [property: Id(5)] float[] NeighbourWeights,
    [property: Id(6)] ReviewSummary? Reviews = null);
