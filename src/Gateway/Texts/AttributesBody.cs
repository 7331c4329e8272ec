using SocialRec.Grains.Interfaces.Texts;

namespace SocialRec.Gateway.Texts;

/// <summary>What was found out about a product.</summary>
internal sealed record AttributesBody
{
    /// <summary>The kind of product that the title names.</summary>
    public required string Kind { get; init; }

    /// <summary>The chance that it is of this kind, 0 to 1.</summary>
    public required double KindConfidence { get; init; }

    /// <summary>Attributes found in the title; places count in it.</summary>
    public required MentionBody[] Title { get; init; }

    /// <summary>Attributes found in the description; places count in it.</summary>
    public required MentionBody[] Description { get; init; }

    /// <summary>Shows a reading.</summary>
    public static AttributesBody Of(AttributeReading reading) => new()
    {
        Kind = reading.Kind,
        KindConfidence = Chance.Rounded(reading.KindConfidence),
        Title = Array.ConvertAll(reading.Title, MentionBody.Of),
        Description = Array.ConvertAll(reading.Description, MentionBody.Of),
    };
}
