using SocialRec.Recommendation.Scenarios;

namespace SocialRec.Recommendation.Mixing;

/// <summary>Multiplies the scores of items that the business wants to see more or less of.</summary>
public sealed class BoostMixer : IMixer
{
    /// <inheritdoc/>
    public string Name => "boost";

    /// <inheritdoc/>
    public void Mix(RecommendationContext context, RankedList list, int limit)
    {
        if (context.Scenario.Boosts.Count == 0)
            return;
        foreach (Boost boost in context.Scenario.Boosts)
        {
            int term = boost.Attribute is null
                ? context.View.FindCategory(boost.Value)
                : context.View.FindAttribute(boost.Attribute, boost.Value);
            for (int i = 0; i < list.Count; i++)
            {
                if (term >= 0 && context.View.Terms(list.Entries[i].Row).Contains(term))
                    list.MixScores[i] *= boost.Factor;
            }
        }
        list.Sort();
    }
}
