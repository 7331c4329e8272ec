using SocialRec.Recommendation;
using SocialRec.Recommendation.Scenarios;
using SocialRec.Recommendation.Scoring;
using SocialRec.Recommendation.Scoring.Ranking;

namespace SocialRec.Learning.Ranking;

/// <summary>Takes the place of the ranker and keeps what it would have been asked.</summary>
internal sealed class ExampleCollector : IScorer
{
    private const string ScorerName = "examples";
    private readonly EvidenceScorer _evidence = new();

    /// <inheritdoc/>
    public string Name => ScorerName;

    /// <summary>All sources of <c>home</c>, read as it reads them, no mixing.</summary>
    public static Scenario Scenario { get; } = new() { Name = ScorerName, Scorer = ScorerName, HistoryHalfLifeDays = ScenarioSet.Home.HistoryHalfLifeDays, StrongestOnly = ScenarioSet.Home.StrongestOnly };

    /// <summary>What was asked last; null if there were no candidates.</summary>
    public RankerInput? Input { get; private set; }

    /// <summary>The ids of its candidates.</summary>
    public string[] Items { get; private set; } = [];

    /// <inheritdoc/>
    public async ValueTask ScoreAsync(RecommendationContext context, CancellationToken cancellationToken)
    {
        await _evidence.ScoreAsync(context, cancellationToken);
        int[] slots = RankerScorer.Best(context, RankerScorer.DefaultDepth);
        Input = slots.Length == 0 ? null : RankerInputBuilder.Build(context, slots);
        Items = Array.ConvertAll(slots, slot => context.View.IdOf(context.Candidates.Rows[slot]));
    }

    /// <inheritdoc/>
    public float Importance(RecommendationContext context, Feature feature) => _evidence.Importance(context, feature);
}
