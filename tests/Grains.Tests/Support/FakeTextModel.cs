using System.Collections.Concurrent;
using Orleans;
using Orleans.Concurrency;
using SocialRec.Grains.Interfaces.Errors;
using SocialRec.Grains.Interfaces.Inference;
using SocialRec.Grains.Interfaces.Texts;

namespace SocialRec.Grains.Tests.Support;

/// <summary>Stands for the text model where a test says what it reads; otherwise calls go on to the real one.</summary>
public sealed class FakeTextModel : IIncomingGrainCallFilter
{
    private readonly ConcurrentQueue<string> _asked = new();

    /// <summary>What is read in a text; null where the run goes wrong. Not set: the real model is asked.</summary>
    public Func<string, ReviewReading?>? Reads { get; set; }

    /// <summary>The texts that were asked about, in order.</summary>
    public IEnumerable<string> Asked => _asked;

    /// <summary>A reading: happy if the text says good, unhappy if bad, about the battery if it names it; the whole text is the quote.</summary>
    public static ReviewReading Plain(string text)
    {
        TextSentiment sentiment = text.Contains("good", StringComparison.Ordinal) ? new(0.1f, 0.1f, 0.8f) : text.Contains("bad", StringComparison.Ordinal) ? new(0.9f, 0.1f, 0) : new(0.2f, 0.6f, 0.2f);
        AspectReading[] aspects = text.Contains("battery", StringComparison.Ordinal) ? [new AspectReading("battery", sentiment, text)] : [];
        TextMention[] entities = text.Contains("Auris", StringComparison.Ordinal) ? [new TextMention("brand", "Auris", 0, 5, 0.9f)] : [];
        return new ReviewReading { Sentiment = sentiment, Useful = 0.5f, Aspects = aspects, Entities = entities };
    }

    public Task Invoke(IIncomingGrainCallContext context)
    {
        if (Reads is not { } reads || context.MethodName != nameof(ITextInferenceGrain.ReadReviewsAsync))
            return context.Invoke();
        string[] texts = ((Immutable<string[]>)context.Request.GetArgument(0)!).Value;
        foreach (string text in texts)
            _asked.Enqueue(text);
        context.Result = Array.ConvertAll(texts, text => reads(text) ?? throw new UnavailableException("The run went wrong."));
        return Task.CompletedTask;
    }
}
