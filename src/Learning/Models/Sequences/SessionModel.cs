using SocialRec.Learning.LinearAlgebra;

namespace SocialRec.Learning.Models.Sequences;

/// <summary>What comes next in a session: tables of neighbours applied to its items, the later ones counting more, and the items themselves, as people come back to them.</summary>
/// <param name="Tables">Items × items, each with the weight of its scores.</param>
/// <param name="Decay">What an event counts for its neighbours beside the one after it, 0 to 1.</param>
/// <param name="Repeat">What an item of the session scores itself for its latest event, decayed by <see cref="RepeatDecay"/>.</param>
public sealed record SessionModel(IReadOnlyList<(CsrMatrix Neighbours, double Weight)> Tables, double Decay, double Repeat)
{
    /// <summary>What an event counts for its own item beside the one after it, 0 to 1: how long people come back to things. Default 0.9.</summary>
    public double RepeatDecay { get; init; } = 0.9;

    /// <summary>What each earlier event of the same item adds, beside its latest, decayed too. Default 0: only the latest counts.</summary>
    public double Returns { get; init; }

    /// <summary>Scores all items for what comes after a session.</summary>
    /// <param name="session">Items in the order of their events; not empty.</param>
    /// <param name="scores">One per item.</param>
    public void Score(ReadOnlySpan<int> session, Span<float> scores)
    {
        scores.Clear();
        var (indices, weights) = Profile(session, Decay, 0);
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

        (indices, weights) = Profile(session, RepeatDecay, Returns);
        for (var e = 0; e < indices.Length; e++) scores[indices[e]] += (float)Repeat * weights[e];
    }

    private static (int[] Items, float[] Weights) Profile(ReadOnlySpan<int> session, double decay, double returns)
    {
        var weights = new Dictionary<int, float>();
        var weight = 1.0;
        for (var i = session.Length - 1; i >= 0; i--, weight *= decay)
        {
            if (!weights.TryAdd(session[i], (float)weight)) weights[session[i]] += (float)(returns * weight);
        }

        return ([.. weights.Keys], [.. weights.Values]);
    }
}
