namespace SocialRec.Grains.Interfaces.Texts;

/// <summary>What the text model says of a product from its title and description.</summary>
[GenerateSerializer, Immutable, Alias("AttributeReading")]
public sealed record AttributeReading
{
    /// <summary>The kind of product that the title names.</summary>
    [Id(0)] public required string Kind { get; init; }

    /// <summary>The chance that it is of this kind, 0 to 1.</summary>
    [Id(1)] public required float KindConfidence { get; init; }

    /// <summary>Attributes found in the title.</summary>
    [Id(2)] public required TextMention[] Title { get; init; }

    /// <summary>Attributes found in the description.</summary>
    [Id(3)] public required TextMention[] Description { get; init; }
}
