using SocialRec.Recommendation.Bundles;
using SocialRec.Recommendation.Candidates;
using SocialRec.Recommendation.Kernels;
using SocialRec.Recommendation.Shoppers;

namespace SocialRec.Recommendation.Scoring.Ranking;

/// <summary>Tells a ranking model what the stages found out: the newest items of the history, the items friends acted on most, and the candidates' evidence.</summary>
public static class RankerInputBuilder
{
    /// <summary>The shopper's own items told of, the newest.</summary>
    public const int MaxOwn = 32;

    /// <summary>Friends' items told of, the heaviest.</summary>
    public const int MaxFriends = 16;

    private const float RecencyHalfLifeMs = 30 * 86_400_000f;

    /// <summary>Describes some of the candidates.</summary>
    /// <param name="context">A request whose candidates have been measured.</param>
    /// <param name="slots">Places in <see cref="RecommendationContext.Candidates"/>.</param>
    public static RankerInput Build(RecommendationContext context, ReadOnlySpan<int> slots)
    {
        ArgumentNullException.ThrowIfNull(context);
        ItemVectors? vectors = context.Bundle?.Vectors;
        int dimensions = vectors?.Dimensions ?? 1;
        var entries = new List<Entry>(MaxOwn + MaxFriends);
        if (vectors is not null)
        {
            AddOwn(context, entries);
            AddFriends(context, entries);
        }
        var input = new RankerInput
        {
            Dimensions = dimensions,
            Candidates = new float[slots.Length * dimensions],
            Evidence = new float[slots.Length * RankerInput.FeatureCount],
            Context = new float[entries.Count * dimensions],
            ContextFeatures = new float[entries.Count * Ranking.ContextFeatures.Count],
        };
        for (int i = 0; i < slots.Length; i++)
            WriteCandidate(context, slots[i], i, input);
        for (int i = 0; i < entries.Count; i++)
        {
            vectors![entries[i].Item].CopyTo(input.Context.AsSpan(i * dimensions));
            entries[i].WriteTo(input.ContextFeatures.AsSpan(i * Ranking.ContextFeatures.Count));
        }
        return input;
    }

    private static void WriteCandidate(RecommendationContext context, int slot, int place, RankerInput input)
    {
        CandidateSet candidates = context.Candidates;
        Span<float> evidence = input.Evidence.AsSpan(place * RankerInput.FeatureCount, RankerInput.FeatureCount);
        for (int feature = 0; feature < RankerInput.FeatureCount; feature++)
            evidence[feature] = candidates.Feature((Feature)feature)[slot];
        ref float friends = ref evidence[(int)Feature.Friend];
        friends = 1 - (1 - friends) * (1 - candidates.Feature(Feature.Circle)[slot]);
        int item = context.Binding?.ItemOfRow(candidates.Rows[slot]) ?? -1;
        if (item >= 0 && context.Bundle!.Vectors is { } vectors)
            vectors[item].CopyTo(input.Candidates.AsSpan(place * input.Dimensions));
    }

    private static void AddOwn(RecommendationContext context, List<Entry> entries)
    {
        History history = context.History;
        int place = 0;
        for (int i = 0; i < history.Count && place < MaxOwn; i++)
        {
            if (history.Items[i] < 0 || history.Weights[i] <= 0)
                continue;
            place++;
            int origin = history.Origins[i];
            long timeMs = origin >= 0 ? context.Shopper.RecentTimesMs[origin] : 0;
            entries.Add(new Entry(history.Items[i], ContextFeature.Own, history.Weights[i], Recency(timeMs, context.EvidenceMs), 1f / place));
        }
    }

    private static void AddFriends(RecommendationContext context, List<Entry> entries)
    {
        // Where the source of friends' acts did not run, the sums are another request's.
        if (!context.Scenario.Budgets.ContainsKey(SourceNames.Friends) || context.Degraded.Contains(SourceNames.Friends))
            return;
        TopK top = context.Top;
        top.Reset(MaxFriends);
        FeedTrace feed = context.Feed;
        for (int i = 0; i < feed.Count; i++)
        {
            // Of several acts on one item the heaviest speaks for all.
            int row = feed.Rows[i];
            if (row >= 0 && context.Feed.OriginOf(row) == i && context.Binding!.ItemOfRow(row) >= 0)
                top.Offer(context.Feed.WeightOf(row), row);
        }
        int place = 0;
        foreach (ulong key in top.TakeSorted())
        {
            float sum = ScoredIndex.Score(key);
            int item = context.Binding!.ItemOfRow(ScoredIndex.Index(key));
            entries.Add(new Entry(item, ContextFeature.Friend, sum / (sum + FriendActsSource.Half), Recency: 0, 1f / ++place));
        }
    }

    private static float Recency(long timeMs, long nowMs) => timeMs == 0 ? 0 : MathF.Exp(-MathF.Log(2) * Math.Max(0, nowMs - timeMs) / RecencyHalfLifeMs);

    private readonly record struct Entry(int Item, ContextFeature Kind, float Weight, float Recency, float Place)
    {
        public void WriteTo(Span<float> features)
        {
            features[(int)Kind] = 1;
            features[(int)ContextFeature.Weight] = Math.Min(1, Weight);
            features[(int)ContextFeature.Recency] = Recency;
            features[(int)ContextFeature.Place] = Place;
        }
    }
}
