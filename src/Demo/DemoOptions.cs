namespace SocialRec.Demo;

/// <summary>The size and the seed of a demo world.</summary>
public sealed record DemoOptions
{
    /// <summary>Seed of every choice: the same options and end time give the same world.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>People, at least 10. The first two are Ann and Bob; Bob follows Ann.</summary>
    public int Users { get; init; } = 1_000;

    /// <summary>Items, at least 50, spread evenly over the departments.</summary>
    public int Items { get; init; } = 1_200;

    /// <summary>Visits on average per person; each gives one to four events.</summary>
    public int VisitsPerUser { get; init; } = 20;

    /// <summary>People followed on average; a few are followed by very many.</summary>
    public int FollowsPerUser { get; init; } = 12;

    /// <summary>Days of history that end at <see cref="End"/>.</summary>
    public int Days { get; init; } = 90;

    /// <summary>When the history ends.</summary>
    public required DateTimeOffset End { get; init; }
}
