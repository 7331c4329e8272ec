namespace SocialRec.Recommendation.Shoppers;

/// <summary>How recent events become a history.</summary>
/// <param name="Acts">Weight of each kind of act.</param>
/// <param name="NowMs">The time to decay to, Unix milliseconds.</param>
/// <param name="HalfLifeDays">Days after which an act counts half; 0: no decay. Undated history does not decay.</param>
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
        Decay.Apply(weights, shopper.RecentTimesMs, NowMs, HalfLifeDays);
    }

    private bool InFocus(byte act, long timeMs) => Focus switch
    {
        HistoryFocus.Everything => true,
        HistoryFocus.Cart => act == (byte)ActType.Cart && NowMs - timeMs < DayMs,
        _ => false,
    };
}
