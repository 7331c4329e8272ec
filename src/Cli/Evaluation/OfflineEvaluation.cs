using SocialRec.Learning.Evaluation;
using SocialRec.Learning.LinearAlgebra;
using SocialRec.Learning.Models.Neighbours;
using SocialRec.Learning.Models.Social;
using SocialRec.Learning.Training;
using SocialRec.Recommendation.Bundles;

namespace SocialRec.Cli.Evaluation;

/// <summary>Ranks by a bundle alone, as scenario <c>relevance</c> does, for every user of a test file.</summary>
internal static class OfflineEvaluation
{
    /// <summary>Ranks all items for all users of the test.</summary>
    public static IReadOnlyList<RankedList> Rank(ModelBundle bundle, EvaluationData data, int length, Workers workers)
    {
        CsrMatrix own = TrainedModelBundle.WeightingOf(bundle).ToProfiles(data.Train);
        float mass = bundle.Parameters.Get(ParameterNames.HistoryFriendMass, 0);
        CsrMatrix profiles = mass > 0 && data.Social.LinkCount > 0 ? FriendProfiles.Add(own, FriendProfiles.Create(own, data.Social, workers), mass) : own;
        return FullRanking.Rank(new NeighbourScorer(Neighbours(bundle.Neighbours, data.Train.Items.Count)), profiles, data.HeldOut, length, workers);
    }

    /// <summary>The neighbours of the bundle's items; items that it does not know come after them and have none.</summary>
    private static CsrMatrix Neighbours(NeighbourGraph graph, int items)
    {
        int[] starts = [.. graph.Offsets, .. Enumerable.Repeat(graph.Offsets[^1], items + 1 - graph.Offsets.Length)];
        return new CsrMatrix(items, starts, graph.Targets, graph.Weights);
    }
}
