using SocialRec.Grains.Interfaces.Recommendations;

namespace SocialRec.Gateway.Tests.Fakes;

/// <summary>Recommendation answers.</summary>
internal static class Answers
{
    public static RecommendationAnswer Empty { get; } = new() { RecommendationId = "r-0", Items = [] };

    /// <summary>An answer that uses every member.</summary>
    public static RecommendationAnswer Full { get; } = new()
    {
        RecommendationId = "r-1",
        Items =
        [
            new RecommendedItem("龙井", 1.5f, "friends", [new Reason("friend", "ann", "like", null, 1_767_225_600_000, "很好 \"tea\"", 0.75f), new Reason("similar", null, null, "tea-1", null, null, 0.25f)]),
            new RecommendedItem("tea-2", -0.25f, "popular", []),
        ],
        Bundle = "b-7",
        Variant = "v",
        Degraded = ["fresh"],
        Next = "c-2",
        Position = 12,
        Replica = 34,
        Seed = 56,
        TimeMs = 1_767_225_600_123,
    };
}
