using SocialRec.Learning.LinearAlgebra;

namespace SocialRec.Learning.Models.Sequences;

/// <summary>
/// Sequential rules (Kamehkhosh, Jannach and Ludewig, "A Comparison of Frequent Pattern Techniques and a Deep Learning Method for Session-Based
/// Recommendation", RecTemp 2017): how often one item came after another in a session, nearer ones counting more. With one step it is a first-order Markov chain.
/// </summary>
public static class SequentialRules
{
    /// <summary>Counts the rules of all sessions.</summary>
    /// <param name="sessions">Items in the order of their events.</param>
    /// <param name="itemCount">Number of items.</param>
    /// <param name="steps">How far apart two events of a rule may be; a rule counts one over that distance.</param>
    /// <returns>Items × items: row i holds what came after i, as a share of all that came after it.</returns>
    public static CsrMatrix Count(IReadOnlyList<int[]> sessions, int itemCount, int steps)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        var rules = new CsrBuilder(itemCount, itemCount);
        foreach (var items in sessions)
        {
            for (var from = 0; from < items.Length; from++)
            {
                for (var to = from + 1; to < items.Length && to <= from + steps; to++)
                {
                    if (items[from] != items[to]) rules.Add(items[from], items[to], 1f / (to - from));
                }
            }
        }

        var counts = rules.Build();
        return counts.Scale(Degrees.Powers(counts.RowSums(), -1), []);
    }
}
