using SocialRec.Grains.Interfaces.Texts;

namespace SocialRec.Gateway.Texts;

/// <summary>How an opinion sounds.</summary>
/// <param name="Label">The likeliest: negative, neutral or positive.</param>
/// <param name="Negative">The chance that it is unhappy, 0 to 1.</param>
/// <param name="Neutral">The chance that it is neither.</param>
/// <param name="Positive">The chance that it is happy.</param>
internal sealed record SentimentBody(string Label, double Negative, double Neutral, double Positive)
{
    /// <summary>Shows a sentiment.</summary>
    public static SentimentBody Of(TextSentiment sentiment)
    {
        (float negative, float neutral, float positive) = sentiment;
        string label = sentiment.Sign switch { > 0 => "positive", < 0 => "negative", _ => "neutral" };
        return new SentimentBody(label, Chance.Rounded(negative), Chance.Rounded(neutral), Chance.Rounded(positive));
    }
}
