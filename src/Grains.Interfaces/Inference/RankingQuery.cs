namespace SocialRec.Grains.Interfaces.Inference;

/// <summary>One shopper and the candidates to score; what the numbers mean stands in training/README.md. The arrays are shared, never written.</summary>
[GenerateSerializer, Immutable, Alias("RankingQuery")]
public sealed record RankingQuery
{
    /// <summary>Numbers in a vector.</summary>
    [Id(0)] public required int Dimensions { get; init; }

    /// <summary>The candidates' vectors, row by row.</summary>
    [Id(1)] public required float[] Candidates { get; init; }

    /// <summary>Evidence for each candidate, row by row.</summary>
    [Id(2)] public required float[] Evidence { get; init; }

    /// <summary>Vectors of recent items, friends' items and circles, row by row.</summary>
    [Id(3)] public required float[] Context { get; init; }

    /// <summary>What is known about each of those, row by row.</summary>
    [Id(4)] public required float[] ContextFeatures { get; init; }
}
