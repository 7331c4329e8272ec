using NSubstitute;
using Orleans.Concurrency;
using SocialRec.Grains.Interfaces.Inference;
using SocialRec.Grains.Interfaces.Texts;

namespace SocialRec.Gateway.Tests.Fakes;

/// <summary>A text model that finds everything good.</summary>
internal static class TextAnswers
{
    /// <summary>The substitute; tests can give it other answers.</summary>
    public static ITextInferenceGrain Model()
    {
        var model = Substitute.For<ITextInferenceGrain>();
        model.ReadReviewsAsync(Arg.Any<Immutable<string[]>>(), Arg.Any<CancellationToken>()).Returns(call => Array.ConvertAll(call.Arg<Immutable<string[]>>().Value, Reading));
        var attributes = new AttributeReading { Kind = "Boots", KindConfidence = 0.9f, Title = [new TextMention("color", "Brown", 40, 45, 0.8f)], Description = [] };
        model.ReadAttributesAsync(Arg.Any<string>(), Arg.Any<string>(), Arg.Any<CancellationToken>()).Returns(attributes);
        return model;
    }

    private static ReviewReading Reading(string text)
    {
        var sentiment = new TextSentiment(0.1f, 0.2f, 0.7f);
        return new ReviewReading { Sentiment = sentiment, Useful = 0.5f, Aspects = [new AspectReading("quality", sentiment, text)], Entities = [] };
    }
}
