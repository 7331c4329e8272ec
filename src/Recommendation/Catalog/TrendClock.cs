namespace SocialRec.Recommendation.Catalog;

/// <summary>
/// Turns a decayed count with its as-of time into one number that does not age: log2(count) + time / half-life.
/// All counts decay alike, so the order of these keys is the order of the counts at any later time, and lists by trend need no upkeep while nothing happens.
/// </summary>
/// <param name="halfLifeHours">Hours after which a count has halved.</param>
internal sealed class TrendClock(double halfLifeHours)
{
    // Half-lives are counted from 2026-01-01 so that a float keeps the steps below for years.
    private const long EpochMs = 1_767_225_600_000;
    private const float StepsPerOctave = 16;

    private readonly double _halfLifeMs = halfLifeHours * 3_600_000;

    /// <summary>The key of a count, in steps of 1/16; negative infinity for none.</summary>
    public float Key(float count, long asOfMs) => count > 0
        ? (float)(Math.Round((Math.Log2(count) + HalfLives(asOfMs)) * StepsPerOctave) / StepsPerOctave)
        : float.NegativeInfinity;

    /// <summary>The count that a key stands for at a time.</summary>
    public float CountAt(float key, long nowMs) => (float)Math.Pow(2, key - HalfLives(nowMs));

    /// <summary>A time as a number that grows with it, exact to about a minute.</summary>
    public static float Recency(long timeMs) => (float)((timeMs - EpochMs) / 60_000.0);

    private double HalfLives(long timeMs) => (timeMs - EpochMs) / _halfLifeMs;
}
