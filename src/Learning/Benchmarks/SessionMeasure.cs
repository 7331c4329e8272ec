using SocialRec.Learning.LinearAlgebra;
using SocialRec.Learning.Models.Sequences;

namespace SocialRec.Learning.Benchmarks;

/// <summary>Ranks every item for every case.</summary>
/// <param name="HitRate">Share of the cases whose next item is among the first 20; papers on sessions call it precision@20.</param>
/// <param name="ReciprocalRank">Mean of one over its rank, 0 beyond 20.</param>
public readonly record struct SessionMeasure(double HitRate, double ReciprocalRank)
{
    /// <summary>Length of the lists.</summary>
    public const int Cutoff = 20;

    /// <summary>Measures a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="set">What is asked.</param>
    /// <param name="workers">Threads to use.</param>
    /// <returns>The means over all cases.</returns>
    public static SessionMeasure Of(SessionModel model, SessionSet set, Workers workers)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(workers);
        var ranks = new int[set.Cases.Count];
        workers.For(ranks.Length, () => new float[set.ItemCount], (place, scores) =>
        {
            var one = set.Cases[place];
            model.Score(one.Items, scores);
            ranks[place] = Rank(scores, one.Next);
        });
        return new SessionMeasure(
            ranks.Average(rank => rank <= Cutoff ? 1.0 : 0), ranks.Average(rank => rank <= Cutoff ? 1.0 / rank : 0));
    }

    // Items of equal score stand before the one asked for unless their index is higher: chance never helps. Without a score there is no place.
    private static int Rank(float[] scores, int item)
    {
        if (scores[item] <= 0) return int.MaxValue;
        var rank = 1;
        for (var other = 0; other < scores.Length; other++)
        {
            if (scores[other] > scores[item] || (scores[other] == scores[item] && other < item)) rank++;
        }

        return rank;
    }
}
