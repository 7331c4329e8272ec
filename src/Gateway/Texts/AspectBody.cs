using SocialRec.Grains.Interfaces.Texts;

namespace SocialRec.Gateway.Texts;

/// <summary>What a review says of one aspect.</summary>
/// <param name="Aspect">The aspect, such as price or battery.</param>
/// <param name="Sentiment">How the clause that speaks of it sounds.</param>
/// <param name="Quote">That clause.</param>
internal sealed record AspectBody(string Aspect, SentimentBody Sentiment, string Quote)
{
    /// <summary>Shows an aspect.</summary>
    public static AspectBody Of(AspectReading reading) => new(reading.Aspect, SentimentBody.Of(reading.Sentiment), reading.Quote);
}
