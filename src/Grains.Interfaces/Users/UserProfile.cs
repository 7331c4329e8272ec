namespace SocialRec.Grains.Interfaces.Users;

/// <summary>What an app says about a user. Nothing in it is needed for a recommendation.</summary>
[GenerateSerializer, Immutable, Alias("UserProfile")]
public sealed record UserProfile
{
    /// <summary>The name shown in reasons; the id is shown where there is none.</summary>
    [Id(0)] public string? Name { get; init; }

    /// <summary>BCP 47 language tag, such as <c>zh</c> or <c>en</c>.</summary>
    [Id(1)] public string? Language { get; init; }

    /// <summary>Free attributes, at most 64.</summary>
    [Id(2)] public Dictionary<string, string> Attributes { get; init; } = [];

    /// <summary>Whether this user's acts may appear as evidence in other people's reasons.</summary>
    [Id(3)] public bool Private { get; init; }
}
