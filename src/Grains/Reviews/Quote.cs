using SocialRec.Grains.Interfaces.Reviews;
using SocialRec.Grains.Interfaces.Texts;
using SocialRec.Grains.State;

namespace SocialRec.Grains.Reviews;

/// <summary>A clause of somebody's review. Its words are stored apart from it, sealed.</summary>
/// <param name="User">Whose words they are.</param>
/// <param name="Position">Of the review in its author's partition.</param>
/// <param name="Sentiment">How it sounds.</param>
/// <param name="Worth">How well it serves as an example.</param>
/// <param name="Words">The words, at most <see cref="MaxWords"/> characters; null until they have been opened after a read.</param>
internal sealed record Quote(HashedId User, long Position, TextSentiment Sentiment, float Worth, string? Words)
{
    /// <summary>The most characters kept: a line.</summary>
    public const int MaxWords = 140;

    /// <summary>The quote of what a review says of an aspect; null where the words are not to be shown. Sure ones of reviews that help shoppers are worth most.</summary>
    public static Quote? Of(ReviewRead review, AspectReading aspect)
    {
        if (aspect.Quote.Length == 0)
            return null;
        float worth = MathF.Abs(aspect.Sentiment.Positive - aspect.Sentiment.Negative) * (0.5f + review.Reading.Useful);
        return new Quote(HashedIds.Of(review.User), review.Position, aspect.Sentiment, worth, Cut(aspect.Quote));
    }

    public void Write(StateWriter writer)
    {
        writer.Id(User);
        writer.Signed(Position);
        writer.Float(Sentiment.Negative);
        writer.Float(Sentiment.Neutral);
        writer.Float(Sentiment.Positive);
        writer.Float(Worth);
    }

    public static Quote Read(ref StateReader reader) =>
        new(reader.Id(), reader.Signed(), new TextSentiment(reader.Float(), reader.Float(), reader.Float()), reader.Float(), null);

    private static string Cut(string text)
    {
        if (text.Length <= MaxWords)
            return text;
        int end = char.IsHighSurrogate(text[MaxWords - 2]) ? MaxWords - 2 : MaxWords - 1;
        return text[..end] + "…";
    }
}
