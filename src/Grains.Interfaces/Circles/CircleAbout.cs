namespace SocialRec.Grains.Interfaces.Circles;

/// <summary>What an app says about a circle. Nothing in it is needed for a recommendation.</summary>
[GenerateSerializer, Immutable, Alias("CircleAbout")]
public sealed record CircleAbout
{
    /// <summary>The name shown in reasons; the id is shown where there is none.</summary>
    [Id(0)] public string? Name { get; init; }

    /// <summary>What the circle is about, in words.</summary>
    [Id(1)] public string? About { get; init; }

    /// <summary>Free attributes, at most 64.</summary>
    [Id(2)] public Dictionary<string, string> Attributes { get; init; } = [];

    /// <summary>Whether the circle is kept out of suggestions: one joins it by invitation.</summary>
    [Id(3)] public bool Hidden { get; init; }
}
