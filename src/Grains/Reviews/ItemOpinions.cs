using SocialRec.Grains.Interfaces.Reviews;
using SocialRec.Grains.Interfaces.Texts;
using SocialRec.Grains.State;

namespace SocialRec.Grains.Reviews;

/// <summary>
/// What the reviews of an item add up to; its record is the item's <c>digest</c>. Each review counts once: one watermark a partition tells what is new.
/// Stored form: partitions and positions; counts; weeks; aspects with counts and quotes; names; the words of the quotes.
/// </summary>
internal sealed class ItemOpinions : ICompactState<ItemOpinions>
{
    private const int SummarisedAspects = 4;
    private const int LeastSummarised = 3;

    private readonly SortedDictionary<string, AspectTally> _aspects = new(StringComparer.Ordinal);
    private readonly Dictionary<int, long> _positions = [];
    private OpinionWeeks _weeks = new();
    private EntityTally _entities = new();

    public static byte FormatVersion => 1;

    /// <summary>The words of the quotes, sealed.</summary>
    public byte[] Words { get; set; } = [];

    /// <summary>How many reviews sound how.</summary>
    public OpinionCounts Counts { get; private set; }

    /// <summary>Counts the reviews above the watermark.</summary>
    /// <returns>Whether any was new.</returns>
    public bool Apply(ReviewsDelta delta)
    {
        long before = _positions.GetValueOrDefault(delta.Partition), last = before;
        foreach (ReviewRead review in delta.Reviews)
        {
            if (review.Position <= last)
                continue;
            Count(review);
            last = review.Position;
        }

        if (last == before)
            return false;
        _positions[delta.Partition] = last;
        return true;
    }

    /// <summary>Forgets the words of a person.</summary>
    /// <returns>Whether there were any.</returns>
    public bool Withdraw(string user)
    {
        bool withdrawn = false;
        foreach (AspectTally aspect in _aspects.Values)
            withdrawn |= aspect.Withdraw(IdHash.Of(user));
        return withdrawn;
    }

    /// <summary>Whose words the quotes are, and the words, in the order of the record.</summary>
    public (string Author, string? Words)[] Said() => [.. _aspects.Values.SelectMany(aspect => aspect.Quotes).Select(quote => (quote.User.Id, quote.Words))];

    /// <summary>Takes the words of the quotes, in the order of the record.</summary>
    public void TakeWords(string?[] words)
    {
        int taken = 0;
        foreach (AspectTally aspect in _aspects.Values)
        {
            int quotes = aspect.Quotes.Count;
            aspect.TakeWords(words[taken..(taken + quotes)]);
            taken += quotes;
        }
    }

    /// <summary>The digest as callers see it.</summary>
    public ReviewDigest ToWire(string item) => new()
    {
        Item = item,
        Counts = Counts,
        Weeks = _weeks.ToWire(),
        Aspects = [.. ByCount().Select(aspect => aspect.Value.ToWire(aspect.Key))],
        Entities = _entities.ToWire(),
    };

    /// <summary>The part that ranking needs; null where there are no reviews.</summary>
    public ReviewSummary? ToSummary() => Counts.Total == 0 ? null : new ReviewSummary(
        Counts,
        [.. ByCount().TakeWhile(aspect => aspect.Value.Counts.Total >= LeastSummarised).Take(SummarisedAspects).Select(aspect => new AspectSummary(aspect.Key, aspect.Value.Counts))]);

    public void Write(StateWriter writer)
    {
        writer.Count(_positions.Count);
        foreach ((int partition, long position) in _positions)
        {
            writer.Count(partition);
            writer.Signed(position);
        }

        Opinions.Write(writer, Counts);
        _weeks.Write(writer);
        writer.Count(_aspects.Count);
        foreach ((string aspect, AspectTally tally) in _aspects)
        {
            writer.String(aspect);
            tally.Write(writer);
        }

        _entities.Write(writer);
        writer.Bytes(Words);
    }

    public static ItemOpinions Read(ref StateReader reader, byte version)
    {
        ItemOpinions opinions = new();
        for (int n = reader.Count(); n > 0; n--)
        {
            int partition = (int)reader.Varint();
            opinions._positions[partition] = reader.Signed();
        }

        opinions.Counts = Opinions.Read(ref reader);
        opinions._weeks = OpinionWeeks.Read(ref reader);
        for (int n = reader.Count(); n > 0; n--)
        {
            string aspect = reader.String();
            opinions._aspects[aspect] = AspectTally.Read(ref reader);
        }

        opinions._entities = EntityTally.Read(ref reader);
        opinions.Words = reader.Bytes().ToArray();
        return opinions;
    }

    private void Count(ReviewRead review)
    {
        ReviewReading reading = review.Reading;
        Counts = Counts.With(reading.Sentiment);
        if (review.TimeMs is { } timeMs)
            _weeks.Add(timeMs, reading.Sentiment);
        foreach (AspectReading aspect in reading.Aspects)
        {
            if (!_aspects.TryGetValue(aspect.Aspect, out AspectTally? tally))
                _aspects.Add(aspect.Aspect, tally = new AspectTally());
            tally.Add(aspect.Sentiment, Quote.Of(review, aspect));
        }

        _entities.Add(reading.Entities);
    }

    private IEnumerable<KeyValuePair<string, AspectTally>> ByCount() => _aspects.OrderByDescending(aspect => aspect.Value.Counts.Total);
}
