using System.Numerics.Tensors;
using SocialRec.Recommendation.Bundles;
using SocialRec.Recommendation.Scoring;
using SocialRec.Recommendation.Shoppers;

namespace SocialRec.Recommendation.Candidates;

/// <summary>
/// Items that the training relates to the shopper's history and to what friends did: the sum of their weight × trained weight, over all neighbours or over the
/// strongest of each item, as the scenario says.
/// </summary>
public sealed class TrainedNeighboursSource : ICandidateSource
{
    private const int Ahead = 6;

    /// <inheritdoc/>
    public string Name => SourceNames.Neighbours;

    /// <inheritdoc/>
    public Feature Feature => Feature.Neighbour;

    /// <inheritdoc/>
    public void Prepare(RecommendationContext context)
    {
        if (context.Binding is not { } binding)
            return;
        EvidenceAccumulator sums = context.Trained;
        NeighbourGraph graph = context.Scenario.StrongestOnly ? binding.Bundle.Strongest : binding.Bundle.Neighbours;
        History history = context.History;
        sums.Clear(graph.Count);
        for (int i = 0; i < history.Count; i++)
        {
            // The lists lie scattered over the graph: each is asked for while those before are added up.
            if (i + Ahead < history.Count && history.Items[i + Ahead] is >= 0 and var next)
                graph.Prefetch(next);
            int item = history.Items[i];
            if (item >= 0 && history.Weights[i] > 0)
                sums.Add(graph.TargetsOf(item), graph.WeightsOf(item), history.Weights[i], origin: i);
        }
        ModelParameters parameters = binding.Bundle.Parameters;
        float friendWeight = parameters.Get(ParameterNames.HistoryFriendShare, 0) * Math.Max(1, history.TotalWeight)
            + parameters.Get(ParameterNames.HistoryFriendMass, 0);
        if (friendWeight > 0)
            AddFriends(context, binding, graph, friendWeight);
    }

    /// <inheritdoc/>
    public void Collect(RecommendationContext context, int budget)
    {
        if (context.Binding is { } binding)
            context.AddBest(context.Trained, budget, binding.RowOfItem);
    }

    /// <inheritdoc/>
    public void Measure(RecommendationContext context)
    {
        if (context.Binding is not { } binding)
            return;
        // Sums grow with what a shopper did: half of the feature is what that many acts would give by chance, so that the best are told apart in a long history too.
        float half = binding.Bundle.Neighbours.TypicalWeight * MathF.Sqrt(Math.Max(1, context.History.TotalWeight));
        ReadOnlySpan<int> rows = context.Candidates.Rows;
        Span<float> feature = context.Candidates.Measure(Feature);
        Span<int> evidence = context.Candidates.Evidence(Feature);
        for (int i = 0; i < rows.Length; i++)
        {
            int item = binding.ItemOfRow(rows[i]);
            if (item < 0)
                continue;
            float sum = context.Trained.Sum(item);
            feature[i] = sum > 0 ? sum / (sum + half) : 0;
            evidence[i] = context.EvidenceOf(context.Trained.Origin(item));
        }
    }

    private static void AddFriends(RecommendationContext context, BundleBinding binding, NeighbourGraph graph, float friendWeight)
    {
        FeedTrace feed = context.Feed;
        float total = TensorPrimitives.Sum(feed.LeadWeights);
        if (total == 0)
            return;
        float factor = friendWeight / total;
        ReadOnlySpan<int> rows = feed.LeadRows;
        for (int i = 0; i < rows.Length; i++)
        {
            if (i + Ahead < rows.Length && binding.ItemOfRow(rows[i + Ahead]) is >= 0 and var next)
                graph.Prefetch(next);
            int item = binding.ItemOfRow(rows[i]);
            if (item >= 0)
                context.Trained.Add(graph.TargetsOf(item), graph.WeightsOf(item), factor * feed.LeadWeights[i], RecommendationContext.FirstFeedOrigin + feed.LeadOrigins[i]);
        }
    }
}
