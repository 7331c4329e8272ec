using SocialRec.Grains.Interfaces.Reviews;
using SocialRec.Grains.Interfaces.Texts;
using SocialRec.Grains.State;

namespace SocialRec.Grains.Reviews;

/// <summary>What reviews say of one aspect: counts, and the best two quotes of each opinion, whatever order reviews came in.</summary>
internal sealed class AspectTally
{
    private const int QuotesPerOpinion = 2;
    private const int Shown = 3;

    private readonly List<Quote> _quotes = [];

    /// <summary>The quotes kept.</summary>
    public IReadOnlyList<Quote> Quotes => _quotes;

    /// <summary>How many sound how.</summary>
    public OpinionCounts Counts { get; private set; }

    /// <summary>Counts an opinion.</summary>
    /// <param name="opinion">How it sounds.</param>
    /// <param name="quote">Its words; null where they are not to be shown.</param>
    public void Add(TextSentiment opinion, Quote? quote)
    {
        Counts = Counts.With(opinion);
        if (quote is null)
            return;
        _quotes.Add(quote);
        List<Quote> alike = _quotes.FindAll(other => other.Sentiment.Sign == opinion.Sign);
        if (alike.Count > QuotesPerOpinion)
            _quotes.Remove(alike.MinBy(other => (other.Worth, -other.Position))!);
    }

    /// <summary>Forgets the words of a person; what they thought stays counted.</summary>
    public bool Withdraw(ulong user) => _quotes.RemoveAll(quote => quote.User.Hash == user) > 0;

    /// <summary>Takes the words of the quotes, in their order; quotes without words go.</summary>
    public void TakeWords(IReadOnlyList<string?> words)
    {
        Quote[] opened = [.. _quotes.Zip(words, (quote, text) => quote with { Words = text }).Where(quote => quote.Words is not null)];
        _quotes.Clear();
        _quotes.AddRange(opened);
    }

    /// <summary>The aspect as callers see it: a happy majority is shown by happy words.</summary>
    public AspectDigest ToWire(string aspect)
    {
        int majority = Math.Sign(Counts.Positive - Counts.Negative);
        IEnumerable<Quote> shown = _quotes.OrderByDescending(quote => quote.Sentiment.Sign == majority).ThenByDescending(quote => quote.Worth).ThenBy(quote => quote.Position).Take(Shown);
        return new AspectDigest(aspect, Counts, [.. shown.Select(quote => new AspectQuote(quote.Words!, quote.Sentiment))]);
    }

    public void Write(StateWriter writer)
    {
        Opinions.Write(writer, Counts);
        writer.Count(_quotes.Count);
        foreach (Quote quote in _quotes)
            quote.Write(writer);
    }

    public static AspectTally Read(ref StateReader reader)
    {
        AspectTally tally = new() { Counts = Opinions.Read(ref reader) };
        for (int n = reader.Count(); n > 0; n--)
            tally._quotes.Add(Quote.Read(ref reader));
        return tally;
    }
}
