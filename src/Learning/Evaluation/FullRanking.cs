using SocialRec.Learning.LinearAlgebra;
using SocialRec.Learning.Models;

namespace SocialRec.Learning.Evaluation;

/// <summary>Ranks every item for every user of a protocol: no sampled negatives (Krichene and Rendle, KDD 2020, say why).</summary>
public static class FullRanking
{
    /// <summary>Ranks.</summary>
    /// <param name="scorer">The model.</param>
    /// <param name="profiles">Users × items: what the model is told of each user.</param>
    /// <param name="heldOut">Whom to rank for and what to leave out.</param>
    /// <param name="length">Length of the lists.</param>
    /// <param name="workers">Threads to use.</param>
    /// <returns>One list per user of the protocol, in its order.</returns>
    /// <exception cref="ArithmeticException">The model gave a score that is not a number.</exception>
    public static IReadOnlyList<RankedList> Rank(IScorer scorer, CsrMatrix profiles, HeldOut heldOut, int length, Workers workers)
    {
        ArgumentNullException.ThrowIfNull(scorer);
        ArgumentNullException.ThrowIfNull(heldOut);
        ArgumentNullException.ThrowIfNull(workers);
        var lists = new RankedList[heldOut.Users.Count];
        if (SparseRanking.Of(scorer) is not null)
        {
            workers.For(lists.Length, () => SparseRanking.Of(scorer)!, (place, ranking) => lists[place] = Best(heldOut.Users[place], profiles, heldOut, length, ranking));
            return lists;
        }

        workers.For(lists.Length, () => (Scores: new float[scorer.ItemCount], Top: new TopK()), (place, scratch) =>
        {
            var user = heldOut.Users[place];
            scorer.Score(SparseVector.RowOf(profiles, user), scratch.Scores);
            lists[place] = Best(user, scratch.Scores, heldOut.Masked(user), length, scratch.Top);
        });
        return lists;
    }

    private static RankedList Best(int user, CsrMatrix profiles, HeldOut heldOut, int length, SparseRanking ranking)
    {
        if (ranking.Score(SparseVector.RowOf(profiles, user)) is >= 0 and var item) throw new ArithmeticException($"The score of item {item} for user {user} is not a number.");
        var (items, best) = ranking.Best(heldOut.Masked(user), length);
        return new RankedList(user, items, best);
    }

    private static RankedList Best(int user, float[] scores, IReadOnlySet<int> masked, int length, TopK top)
    {
        foreach (var item in masked) scores[item] = float.NegativeInfinity;
        top.Reset(length);
        if (Array.FindIndex(scores, float.IsNaN) is >= 0 and var wrong) throw new ArithmeticException($"The score of item {wrong} for user {user} is not a number.");
        top.OfferAll(scores, float.MinValue);
        var (items, best) = top.Drain();
        return new RankedList(user, items, best);
    }
}
