using SocialRec.Recommendation.Explaining;

namespace SocialRec.Recommendation;

/// <summary>An answer, and what it was computed from.</summary>
public sealed class RecommendationResult
{
    internal RecommendationResult(RankedItem[] items, TypedReason[] reasons)
    {
        Items = items;
        Reasons = reasons;
    }

    /// <summary>The items, best first.</summary>
    public RankedItem[] Items { get; }

    /// <summary>The reasons of all items, each item's in one run.</summary>
    public TypedReason[] Reasons { get; }

    /// <summary>Version of the bundle; null where none was active.</summary>
    public string? Bundle { get; init; }

    /// <summary>Version of the catalog picture.</summary>
    public long Catalog { get; init; }

    /// <summary>Candidate sources that failed or were late.</summary>
    public string[] Degraded { get; init; } = [];

    /// <summary>Cursor of the next page; null at the end.</summary>
    public string? Next { get; init; }

    /// <summary>The seed used.</summary>
    public long Seed { get; init; }

    /// <summary>The time computed for, Unix milliseconds.</summary>
    public long NowMs { get; init; }

    /// <summary>The reasons of one item, strongest first.</summary>
    public ReadOnlySpan<TypedReason> ReasonsOf(RankedItem item) => Reasons.AsSpan(item.FirstReason, item.ReasonCount);
}
