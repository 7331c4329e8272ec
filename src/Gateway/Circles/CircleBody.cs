using System.Text.Json.Serialization;
using SocialRec.Grains.Interfaces.Circles;

namespace SocialRec.Gateway.Circles;

/// <summary>What an app says about a circle. None of it is needed for a recommendation.</summary>
internal record CircleBody
{
    /// <summary>The circle's id; in the path where there is one.</summary>
    [JsonPropertyOrder(-1)]
    public string? Id { get; set; }

    /// <summary>Its name, at most 256 characters.</summary>
    public string? Name { get; set; }

    /// <summary>What it is about, at most 4,000 characters.</summary>
    public string? About { get; set; }

    /// <summary>Free attributes, at most 64.</summary>
    public Dictionary<string, string> Attributes { get; set; } = [];

    /// <summary>Whether it is kept out of suggestions.</summary>
    public bool Hidden { get; set; }

    /// <summary>Shows what was said.</summary>
    public static CircleBody Of(string id, CircleAbout about) => new()
    {
        Id = id,
        Name = about.Name,
        About = about.About,
        Attributes = about.Attributes,
        Hidden = about.Hidden,
    };

    /// <summary>What to keep.</summary>
    public CircleAbout ToAbout() => new() { Name = Name, About = About, Attributes = Attributes, Hidden = Hidden };
}
