using SocialRec.Recommendation.Kernels;

namespace SocialRec.Recommendation.Scoring.Ranking;

/// <summary>
/// Scores by a trained ranking model: the scenario's mean of its chances of a click, a share and a purchase. The evidence model picks the candidates that are worth
/// its time (a cascade: Covington, Adams and Sargin, RecSys 2016); the others keep their order, below those.
/// </summary>
/// <param name="ranker">The model.</param>
/// <param name="patience">How long to wait for it; after that the evidence model's scores stand and the answer says so.</param>
/// <param name="clock">Measures the patience.</param>
/// <param name="depth">How many candidates it scores, at least 1.</param>
public sealed class RankerScorer(IRanker ranker, TimeSpan patience, TimeProvider clock, int depth = RankerScorer.DefaultDepth) : IScorer
{
    /// <summary>The scorer's name.</summary>
    public const string ScorerName = "ranker";

    /// <summary>How many candidates the model scores unless told otherwise: enough for six pages of 20.</summary>
    public const int DefaultDepth = 128;

    private readonly EvidenceScorer _evidence = new();

    /// <summary>
    /// Whether the model is asked only for shoppers whose friends' acts are known, which is where the bundled one has won; without them the evidence model scores.
    /// Default false.
    /// </summary>
    public bool NeedsFriends { get; init; }

    /// <inheritdoc/>
    public string Name => ScorerName;

    /// <inheritdoc/>
    public async ValueTask ScoreAsync(RecommendationContext context, CancellationToken cancellationToken)
    {
        await _evidence.ScoreAsync(context, cancellationToken);
        if (!ranker.IsReady || context.Candidates.Count == 0 || (NeedsFriends && context.Feed.ItemRows.IsEmpty))
            return;
        int[] slots = Best(context, Math.Max(depth, 2 * context.Request.Limit));
        float[] chances = await AskAsync(RankerInputBuilder.Build(context, slots), cancellationToken);
        HeadMix mix = context.Scenario.Heads;
        Span<float> scores = context.Scores;
        // A mean of chances is 0 to 1, so what the model was not asked about goes below 0 in the order it had.
        for (int i = 0; i < scores.Length; i++)
            scores[i] -= 1;
        for (int i = 0; i < slots.Length; i++)
        {
            int slot = slots[i];
            scores[slot] = mix.Mean(
                WithUntold(context, slot, chances[3 * i], EvidenceModel.Click),
                WithUntold(context, slot, chances[3 * i + 1], EvidenceModel.Share),
                WithUntold(context, slot, chances[3 * i + 2], EvidenceModel.Purchase));
        }
    }

    /// <summary>What the model is not told of moves its log-odds as it does the evidence model's.</summary>
    private static float WithUntold(RecommendationContext context, int slot, float chance, EvidenceWeights weights)
    {
        float shift = 0;
        for (var feature = (Feature)(RankerInput.FeatureCount + 1); (int)feature < Features.Count; feature++)
            shift += weights[feature] * context.Candidates.Feature(feature)[slot];
        return shift == 0 ? chance : chance / (chance + (1 - chance) * MathF.Exp(-shift));
    }

    /// <inheritdoc/>
    public float Importance(RecommendationContext context, Feature feature) => _evidence.Importance(context, feature);

    private async ValueTask<float[]> AskAsync(RankerInput input, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        return await ranker.ScoreAsync(input, either.Token);
    }

    /// <summary>The candidates that the evidence model likes best.</summary>
    public static int[] Best(RecommendationContext context, int count)
    {
        ArgumentNullException.ThrowIfNull(context);
        TopK top = context.Top;
        top.Reset(count);
        for (int i = 0; i < context.Candidates.Count; i++)
            top.Offer(context.Scores[i], i);
        ReadOnlySpan<ulong> keys = top.TakeSorted();
        var slots = new int[keys.Length];
        for (int i = 0; i < slots.Length; i++)
            slots[i] = ScoredIndex.Index(keys[i]);
        return slots;
    }
}
