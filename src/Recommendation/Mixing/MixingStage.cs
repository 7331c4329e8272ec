namespace SocialRec.Recommendation.Mixing;

/// <summary>Runs the mixers: first those that change scores, then those that change places.</summary>
internal static class MixingStage
{
    private static readonly IMixer[] Mixers =
        [new BoostMixer(), new RotationMixer(), new DiversityMixer(), new QuotaMixer(), new ExplorationMixer()];

    /// <summary>Orders the list for its first <paramref name="limit"/> places.</summary>
    public static void Run(RecommendationContext context, int limit)
    {
        foreach (IMixer mixer in Mixers)
            mixer.Mix(context, context.Ranked, limit);
    }
}
