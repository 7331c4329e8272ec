using System.Text.Json.Serialization;
using SocialRec.Grains.Interfaces.Users;

namespace SocialRec.Gateway.Users;

/// <summary>What an app says about a user. None of it is needed for a recommendation.</summary>
internal record UserBody
{
    /// <summary>The user's id; in the path where there is one.</summary>
    [JsonPropertyOrder(-1)]
    public string? Id { get; set; }

    /// <summary>The name shown in reasons, at most 256 characters.</summary>
    public string? Name { get; set; }

    /// <summary>BCP 47 language tag, such as zh or en.</summary>
    public string? Language { get; set; }

    /// <summary>Free attributes, at most 64.</summary>
    public Dictionary<string, string> Attributes { get; set; } = [];

    /// <summary>Whether this user's acts are kept out of other people's reasons.</summary>
    public bool Private { get; set; }

    /// <summary>Shows a profile.</summary>
    public static UserBody Of(string id, UserProfile profile) => new()
    {
        Id = id,
        Name = profile.Name,
        Language = profile.Language,
        Attributes = profile.Attributes,
        Private = profile.Private,
    };

    /// <summary>The profile to keep.</summary>
    public UserProfile ToProfile() => new() { Name = Name, Language = Language, Attributes = Attributes, Private = Private };
}
