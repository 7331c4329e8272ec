namespace SocialRec.Recommendation.Shoppers;

/// <summary>How recent events become a history.</summary>
/// <param name="Acts">Weight of each kind of act.</param>
/// <param name="NowMs">The time of the answer, Unix milliseconds.</param>
/// <param name="HalfLifeDays">Days before the shopper's latest act after which an act counts half; 0: no decay. Undated history does not decay.</param>
/// <param name="Focus">What the scenario starts from.</param>
public readonly record struct HistoryOptions(ActWeights Acts, long NowMs, float HalfLifeDays = 0, HistoryFocus Focus = HistoryFocus.Everything)
{
    // What a scenario does not start from still breaks ties and fills gaps.
    private const float OutOfFocus = 0.1f;
    private const long DayMs = 86_400_000;

    /// <summary>The weights of a shopper's latest events, newest first.</summary>
    /// <param name="shopper">The shopper.</param>
    /// <param name="weights">Room for as many as are wanted.</param>
    public void Weigh(Shopper shopper, Span<float> weights)
    {
        ArgumentNullException.ThrowIfNull(shopper);
        for (int i = 0; i < weights.Length; i++)
        {
            byte act = shopper.RecentActs[i];
            float weight = Acts.Of(act, shopper.RecentValues[i]);
            weights[i] = InFocus(act, shopper.RecentTimesMs[i]) ? weight : weight * OutOfFocus;
        }
        Decay.Apply(weights, shopper.RecentTimesMs, LatestMs(shopper, weights.Length), HalfLifeDays);
    }

    // A shopper who was away for a year comes back with the taste of then, not with none: training weighs in the same way.
    private long LatestMs(Shopper shopper, int count)
    {
        long latestMs = 0;
        for (int i = 0; i < count; i++)
            latestMs = Math.Max(latestMs, shopper.RecentTimesMs[i]);
        return Math.Min(latestMs, NowMs);
    }

    private bool InFocus(byte act, long timeMs) => Focus switch
    {
        HistoryFocus.Everything => true,
        HistoryFocus.Cart => act == (byte)ActType.Cart && NowMs - timeMs < DayMs,
        _ => false,
    };
}
