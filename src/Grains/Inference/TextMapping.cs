using SocialRec.Grains.Interfaces.Texts;
using SocialRec.Inference.Text;
using SocialRec.Inference.Text.Reviews;

namespace SocialRec.Grains.Inference;

/// <summary>What the text model says, in the types that cross grain calls; places become the words that stand there.</summary>
internal static class TextMapping
{
    /// <summary>Of a review.</summary>
    public static ReviewReading ToWire(string review, ReviewAnalysis analysis) => new()
    {
        Sentiment = ToWire(analysis.Whole.Sentiment),
        Useful = analysis.Whole.Useful,
        Aspects = [.. analysis.Aspects.Select(one => new AspectReading(one.Aspect, ToWire(one.Sentiment), Cut(review, one.Clause)))],
        Entities = Mentions(review, analysis.Whole.Entities),
    };

    /// <summary>Of a product.</summary>
    public static AttributeReading ToWire(string title, TextAnalysis ofTitle, string description, TextAnalysis ofDescription) => new()
    {
        Kind = ofTitle.Kind.Name,
        KindConfidence = ofTitle.Kind.Chance,
        Title = Mentions(title, ofTitle.Attributes),
        Description = Mentions(description, ofDescription.Attributes),
    };

    private static TextSentiment ToWire(Sentiment sentiment) => new(sentiment.Negative, sentiment.Neutral, sentiment.Positive);

    private static TextMention[] Mentions(string text, IReadOnlyList<TextSpan> spans) =>
        [.. spans.Select(span => new TextMention(span.Kind, Cut(text, span.Place), span.Place.Begin, span.Place.End, span.Confidence))];

    private static string Cut(string text, TextPlace place) => text[place.Begin..place.End];
}
