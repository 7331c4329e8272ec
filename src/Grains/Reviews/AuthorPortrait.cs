using SocialRec.Grains.Interfaces.Reviews;
using SocialRec.Grains.State;
using SocialRec.Grains.Users;

namespace SocialRec.Grains.Reviews;

/// <summary>
/// What a shopper's own reviews say of them; its record is the user's <c>portrait</c>. Stored form: the watermark; counts; aspects with counts; names; the items reviewed.
/// </summary>
internal sealed class AuthorPortrait : ICompactState<AuthorPortrait>
{
    private const int MaxItems = 1_000;

    private readonly SortedDictionary<string, OpinionCounts> _aspects = new(StringComparer.Ordinal);
    private EntityTally _entities = new();
    private long _position;

    public static byte FormatVersion => 1;

    /// <summary>How the reviews sound.</summary>
    public OpinionCounts Counts { get; private set; }

    /// <summary>Items whose digests may quote the shopper, at most 1,000.</summary>
    public IdSet Items { get; private set; } = new();

    /// <summary>Counts the reviews above the watermark.</summary>
    /// <returns>Whether any was new.</returns>
    public bool Apply(ReviewRead[] reviews)
    {
        long before = _position;
        foreach (ReviewRead review in reviews)
        {
            if (review.Position <= _position)
                continue;
            _position = review.Position;
            Items.Add(HashedIds.Of(review.Item), MaxItems);
            Counts = Counts.With(review.Reading.Sentiment);
            foreach (var aspect in review.Reading.Aspects)
                _aspects[aspect.Aspect] = _aspects.GetValueOrDefault(aspect.Aspect).With(aspect.Sentiment);
            _entities.Add(review.Reading.Entities);
        }

        return _position != before;
    }

    /// <summary>The portrait as callers see it; null where there are no reviews.</summary>
    public Portrait? ToWire() => Counts.Total == 0 ? null : new Portrait
    {
        Counts = Counts,
        Aspects = [.. _aspects.OrderByDescending(aspect => aspect.Value.Total).Select(aspect => new AspectSummary(aspect.Key, aspect.Value))],
        Entities = _entities.ToWire(),
    };

    public void Write(StateWriter writer)
    {
        writer.Signed(_position);
        Opinions.Write(writer, Counts);
        writer.Count(_aspects.Count);
        foreach ((string aspect, OpinionCounts counts) in _aspects)
        {
            writer.String(aspect);
            Opinions.Write(writer, counts);
        }

        _entities.Write(writer);
        Items.Write(writer);
    }

    public static AuthorPortrait Read(ref StateReader reader, byte version)
    {
        AuthorPortrait portrait = new() { _position = reader.Signed(), Counts = Opinions.Read(ref reader) };
        for (int n = reader.Count(); n > 0; n--)
        {
            string aspect = reader.String();
            portrait._aspects[aspect] = Opinions.Read(ref reader);
        }

        portrait._entities = EntityTally.Read(ref reader);
        portrait.Items = IdSet.Read(ref reader);
        return portrait;
    }
}
