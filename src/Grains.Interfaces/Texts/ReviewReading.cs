namespace SocialRec.Grains.Interfaces.Texts;

/// <summary>What the text model says of a review.</summary>
[GenerateSerializer, Immutable, Alias("ReviewReading")]
public sealed record ReviewReading
{
    /// <summary>How the whole sounds.</summary>
    [Id(0)] public required TextSentiment Sentiment { get; init; }

    /// <summary>The chance that other shoppers find it helpful, 0 to 1.</summary>
    [Id(1)] public required float Useful { get; init; }

    /// <summary>What it judges, each aspect once.</summary>
    [Id(2)] public required AspectReading[] Aspects { get; init; }

    /// <summary>Products, brands, models, materials and specifications in it.</summary>
    [Id(3)] public required TextMention[] Entities { get; init; }
}
