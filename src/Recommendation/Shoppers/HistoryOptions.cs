namespace SocialRec.Recommendation.Shoppers;

/// <summary>How recent events become a history.</summary>
/// <param name="Acts">Weight of each kind of act.</param>
/// <param name="NowMs">The time to decay to, Unix milliseconds.</param>
/// <param name="HalfLifeDays">Days after which an act counts half; 0: no decay.</param>
/// <param name="Focus">What the scenario starts from.</param>
public readonly record struct HistoryOptions(ActWeights Acts, long NowMs, float HalfLifeDays = 0, HistoryFocus Focus = HistoryFocus.Everything)
{
    // What a scenario does not start from still breaks ties and fills gaps.
    private const float OutOfFocus = 0.1f;
    private const long DayMs = 86_400_000;

    /// <summary>The weight of one event.</summary>
    /// <param name="act">An <see cref="ActType"/>.</param>
    /// <param name="value">Its value, or NaN.</param>
    /// <param name="timeMs">Unix milliseconds; 0 for undated history, which does not decay.</param>
    public float WeightOf(byte act, float value, long timeMs)
    {
        float weight = Acts.Of(act, value);
        if (weight == 0)
            return 0;
        long ageMs = Math.Max(0, NowMs - timeMs);
        if (HalfLifeDays > 0 && timeMs > 0)
            weight *= MathF.Exp(-MathF.Log(2) * ageMs / (HalfLifeDays * DayMs));
        bool inFocus = Focus == HistoryFocus.Everything || (Focus == HistoryFocus.Cart && act == (byte)ActType.Cart && ageMs < DayMs);
        return inFocus ? weight : weight * OutOfFocus;
    }
}
