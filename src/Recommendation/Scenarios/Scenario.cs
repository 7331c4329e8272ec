using SocialRec.Recommendation.Candidates;
using SocialRec.Recommendation.Scoring;
using SocialRec.Recommendation.Shoppers;

namespace SocialRec.Recommendation.Scenarios;

/// <summary>How a kind of list is made: where candidates come from, how they are scored, how they are mixed.</summary>
public sealed record Scenario
{
    /// <summary>The name that requests use: <c>[a-z0-9-]{1,63}</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Name of the scorer. Default <c>evidence</c>.</summary>
    public string Scorer { get; init; } = EvidenceScorer.ScorerName;

    /// <summary>What the scenario starts from. Default everything that the shopper did lately.</summary>
    public HistoryFocus Focus { get; init; }

    /// <summary>
    /// How many candidates each source may propose for a list of up to 64; a source that is not named is not asked. 1 to 4,096 each. Where all together propose fewer
    /// than 64, popular items make up the number, if they are named.
    /// </summary>
    public IReadOnlyDictionary<string, int> Budgets { get; init; } = DefaultBudgets;

    /// <summary>
    /// Whether only the 24 strongest neighbours of each item count, not all that the bundle has, and only the 16 strongest of friends' items lead on to others:
    /// several times faster for shoppers with long histories or many friends. Default false.
    /// </summary>
    public bool StrongestOnly { get; init; }

    /// <summary>How much clicks, shares and purchases count in the evidence model. Default 1, 0.3, 0.5.</summary>
    public HeadMix Heads { get; init; } = new(1, 0.3f, 0.5f);

    /// <summary>
    /// Days after which an act in the history counts half; 0: no decay; null: what the bundle has learned, or else no decay. Default null. At most 3,650.
    /// </summary>
    public float? HistoryHalfLifeDays { get; init; }

    /// <summary>0 (scores alone) to 1 (variety first), where a request says nothing. Default 0.</summary>
    public float Diversity { get; init; }

    /// <summary>Share of the places after the third that goes to candidates further down, 0 to 0.5. Default 0.</summary>
    public float Exploration { get; init; }

    /// <summary>By how much the score of an item shown just now is cut, 0 to 1. Default 0.</summary>
    public float Rotation { get; init; }

    /// <summary>Kinds of evidence that must be near the top if there is any. Default none.</summary>
    public IReadOnlyList<Quota> Quotas { get; init; } = [];

    /// <summary>What the business wants to see more or less of. Default none.</summary>
    public IReadOnlyList<Boost> Boosts { get; init; } = [];

    /// <summary>The budgets of <c>home</c>: every source.</summary>
    public static IReadOnlyDictionary<string, int> DefaultBudgets { get; } = new Dictionary<string, int>
    {
        [SourceNames.Friends] = 32,
        [SourceNames.Circles] = 16,
        [SourceNames.Neighbours] = 64,
        [SourceNames.CoOccurring] = 24,
        [SourceNames.LiveVector] = 24,
        [SourceNames.Own] = 16,
        [SourceNames.Trending] = 8,
        [SourceNames.Popular] = 24,
        [SourceNames.Fresh] = 8,
        [SourceNames.Text] = 16,
        [SourceNames.Reviews] = 1,
    };
}
