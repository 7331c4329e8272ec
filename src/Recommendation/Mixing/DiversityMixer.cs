namespace SocialRec.Recommendation.Mixing;

/// <summary>
/// Maximal marginal relevance (Carbonell and Goldstein, SIGIR 1998): each place goes to the candidate with the best balance of score and unlikeness
/// to those above it.
/// </summary>
public sealed class DiversityMixer : IMixer
{
    private const int MinPool = 64;

    /// <inheritdoc/>
    public string Name => "diversity";

    /// <inheritdoc/>
    public void Mix(RecommendationContext context, RankedList list, int limit)
    {
        int pool = Math.Min(list.Count, Math.Max(MinPool, 3 * limit));
        if (context.Diversity == 0 || pool < 3)
            return;
        MarginalRelevance relevance = context.MarginalRelevance;
        relevance.Begin(context, list, pool, context.Diversity);
        for (int place = Math.Min(limit, pool); place > 0; place--)
            relevance.PickNext();
        relevance.WriteOrder(list);
    }
}
