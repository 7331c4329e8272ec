using SocialRec.Grains.Inference;
using SocialRec.Grains.Interfaces.Texts;
using SocialRec.Inference.Text;
using SocialRec.Inference.Text.Reviews;

namespace SocialRec.Grains.Tests.Inference;

public sealed class TextMappingTests
{
    private const string Review = "Great phone, 电池差";

    private static readonly TextAnalysis _analysis = new()
    {
        Sentiment = new Sentiment(0.1f, 0.2f, 0.7f),
        Useful = 0.4f,
        Intent = new Choice("review", 0.5f),
        Kind = new Choice("Phones", 0.6f),
        Entities = [new TextSpan("product", new TextPlace(6, 11), 0.9f)],
        Attributes = [new TextSpan("brand", new TextPlace(0, 5), 0.8f)],
        Vector = [1],
    };

    [Fact]
    public void ToWire_OfAReview_QuotesItsWords()
    {
        var analysis = new ReviewAnalysis(_analysis, [new AspectOpinion("battery", new Sentiment(0.8f, 0.1f, 0.1f), new TextPlace(13, 16))]);

        ReviewReading reading = TextMapping.ToWire(Review, analysis);

        Assert.Equal("电池差", Assert.Single(reading.Aspects).Quote);
        Assert.Equal(new TextMention("product", "phone", 6, 11, 0.9f), Assert.Single(reading.Entities));
        Assert.Equal(new TextSentiment(0.1f, 0.2f, 0.7f), reading.Sentiment);
    }

    [Fact]
    public void ToWire_OfAProduct_KeepsTitleAndDescriptionApart()
    {
        AttributeReading reading = TextMapping.ToWire(Review, _analysis, "", _analysis with { Attributes = [] });

        Assert.Equal("Phones", reading.Kind);
        Assert.Equal("Great", Assert.Single(reading.Title).Text);
        Assert.Empty(reading.Description);
    }
}
