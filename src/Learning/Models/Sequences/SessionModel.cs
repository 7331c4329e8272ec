using SocialRec.Learning.LinearAlgebra;

namespace SocialRec.Learning.Models.Sequences;

/// <summary>What comes next in a session: tables of neighbours applied to its items, the later ones counting more, and the items themselves, as people come back to them.</summary>
/// <param name="Tables">Items × items, each with the weight of its scores.</param>
/// <param name="Decay">What an event counts beside the one after it, 0 to 1.</param>
/// <param name="Repeat">What an item of the session scores itself, decayed.</param>
public sealed record SessionModel(IReadOnlyList<(CsrMatrix Neighbours, double Weight)> Tables, double Decay, double Repeat)
{
    /// <summary>Scores all items for what comes after a session.</summary>
    /// <param name="session">Items in the order of their events; not empty.</param>
    /// <param name="scores">One per item.</param>
    public void Score(ReadOnlySpan<int> session, Span<float> scores)
    {
        scores.Clear();
        var (indices, weights) = Profile(session);
        foreach (var (neighbours, weight) in Tables)
        {
            for (var e = 0; weight != 0 && e < indices.Length; e++)
            {
                var items = neighbours.RowColumns(indices[e]);
                var values = neighbours.RowValues(indices[e]);
                var factor = (float)weight * weights[e];
                for (var n = 0; n < items.Length; n++) scores[items[n]] += factor * values[n];
            }
        }

        for (var e = 0; e < indices.Length; e++) scores[indices[e]] += (float)Repeat * weights[e];
    }

    private (int[] Items, float[] Weights) Profile(ReadOnlySpan<int> session)
    {
        var strongest = new Dictionary<int, float>();
        var weight = 1.0;
        for (var i = session.Length - 1; i >= 0; i--, weight *= Decay) strongest.TryAdd(session[i], (float)weight);
        return ([.. strongest.Keys], [.. strongest.Values]);
    }
}
