namespace SocialRec.Inference.Text;

/// <summary>How an opinion sounds; the chances add up to 1.</summary>
/// <param name="Negative">The chance that it is unhappy.</param>
/// <param name="Neutral">The chance that it is neither.</param>
/// <param name="Positive">The chance that it is happy.</param>
public readonly record struct Sentiment(float Negative, float Neutral, float Positive)
{
    /// <summary>Happy less unhappy, -1 to 1.</summary>
    public float Score => Positive - Negative;

    /// <summary>The likeliest of the three: -1 for unhappy, 0, or 1 for happy.</summary>
    public int Sign => Positive > Math.Max(Negative, Neutral) ? 1 : Negative > Neutral ? -1 : 0;
}
