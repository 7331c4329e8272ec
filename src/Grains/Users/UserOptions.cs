using System.ComponentModel.DataAnnotations;

namespace SocialRec.Grains.Users;

/// <summary>Settings of the users' views.</summary>
public sealed class UserOptions
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "Users";

    /// <summary>After how many events a user writes a snapshot without being asked; default 64, from 1.</summary>
    [Range(1, 100_000, ErrorMessage = "Users:SnapshotEvery must be 1 to 100000.")]
    public int SnapshotEvery { get; set; } = 64;

    /// <summary>How long a changed feed waits for its write, seconds; default 5, from 0. Twice this stays below <c>Log:FeedSettleSeconds</c>.</summary>
    [Range(0, 3600, ErrorMessage = "Users:FeedWriteDelaySeconds must be 0 to 3600 seconds.")]
    public double FeedWriteDelaySeconds { get; set; } = 5;

    /// <summary>Up to how many followers a user's acts are pushed into their feeds; those of better followed users are read when needed. Default 500, from 0 to 1,000.</summary>
    [Range(0, 1000, ErrorMessage = "Users:PushUpToFollowers must be 0 to 1000.")]
    public int PushUpToFollowers { get; set; } = 500;

    /// <summary>How many deliveries to followers a user has under way; default 64, from 1.</summary>
    [Range(1, 10_000, ErrorMessage = "Users:MaxDeliveriesInFlight must be 1 to 10000.")]
    public int MaxDeliveriesInFlight { get; set; } = 64;

    /// <summary>Of how many followed people the acts are asked for when a feed was lost; default 64, from 0.</summary>
    [Range(0, 10_000, ErrorMessage = "Users:RebuildFromFollows must be 0 to 10000.")]
    public int RebuildFromFollows { get; set; } = 64;
}
