namespace SocialRec.Recommendation.Mixing;

/// <summary>Gives some places, drawn by the seed, to candidates further down, so that what is never shown can still prove itself. The top places stay.</summary>
public sealed class ExplorationMixer : IMixer
{
    private const int FirstPlace = 3;

    /// <inheritdoc/>
    public string Name => "exploration";

    /// <inheritdoc/>
    public void Mix(RecommendationContext context, RankedList list, int limit)
    {
        if (context.Scenario.Exploration == 0)
            return;
        var random = new SeededRandom(context.Seed);
        for (int place = FirstPlace; place < limit && list.Count > limit; place++)
        {
            if (random.NextSingle() >= context.Scenario.Exploration)
                continue;
            int from = limit + random.Next(list.Count - limit);
            (list.Order[place], list.Order[from]) = (list.Order[from], list.Order[place]);
        }
    }
}
