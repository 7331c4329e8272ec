using System.Collections.Concurrent;
using SocialRec.Grains.Interfaces.Timelines;
using SocialRec.Grains.State;
using SocialRec.Recommendation.Shoppers;
using ActWeights = SocialRec.Grains.Items.ActWeights;

namespace SocialRec.Grains.Timelines;

/// <summary>
/// One tenant's timelines on this silo, so that an answer reads circles and people with many followers without a call to them. Rows are immutable: a request takes
/// those that concern its shopper once. One writer at a time, any number of readers.
/// </summary>
internal sealed class TimelineReplica
{
    private readonly ConcurrentDictionary<ulong, ShopperCircle> _circles = new();

    // Few, and looked through by everybody who follows anybody: replaced whole.
    private Dictionary<ulong, AuthorTimeline> _authors = [];

    /// <summary>The circles that have acted, in no order.</summary>
    public IEnumerable<ShopperCircle> Circles => _circles.Values;

    /// <summary>Takes over rows.</summary>
    public void Apply(IReadOnlyCollection<TimelineRow> rows)
    {
        foreach (TimelineRow row in rows.Where(row => row.Kind == TimelineKind.Circle))
            Apply(IdHash.Of(row.Id), row);
        TimelineRow[] authors = [.. rows.Where(row => row.Kind == TimelineKind.Author)];
        if (authors.Length == 0)
            return;
        var changed = new Dictionary<ulong, AuthorTimeline>(_authors);
        foreach (TimelineRow row in authors)
        {
            if (row.IsEmpty)
                changed.Remove(IdHash.Of(row.Id));
            else
                changed[IdHash.Of(row.Id)] = new AuthorTimeline(row);
        }

        Volatile.Write(ref _authors, changed);
    }

    /// <summary>Those of a shopper's circles that have acted.</summary>
    /// <param name="joined">Hashes of the circles joined.</param>
    public ShopperCircle[] CirclesOf(ulong[] joined)
    {
        if (joined.Length == 0 || _circles.IsEmpty)
            return [];
        List<ShopperCircle> found = new(joined.Length);
        foreach (ulong circle in joined)
        {
            if (_circles.TryGetValue(circle, out ShopperCircle? one))
                found.Add(one);
        }

        if (found.Count <= Shopper.MaxCircles)
            return [.. found];
        return [.. found.OrderByDescending(circle => circle.AsOfMs).ThenBy(circle => circle.Id, StringComparer.Ordinal).Take(Shopper.MaxCircles)];
    }

    /// <summary>Those of the people followed whose acts are pulled.</summary>
    /// <param name="follows">Hashes of the people, ascending.</param>
    public AuthorTimeline[] AuthorsOf(ulong[] follows)
    {
        Dictionary<ulong, AuthorTimeline> authors = Volatile.Read(ref _authors);
        if (follows.Length == 0 || authors.Count == 0)
            return [];
        List<AuthorTimeline> found = [];
        if (authors.Count < follows.Length)
        {
            foreach ((ulong author, AuthorTimeline timeline) in authors)
            {
                if (Array.BinarySearch(follows, author) >= 0)
                    found.Add(timeline);
            }
        }
        else
        {
            foreach (ulong author in follows)
            {
                if (authors.TryGetValue(author, out AuthorTimeline? timeline))
                    found.Add(timeline);
            }
        }

        return [.. found];
    }

    private void Apply(ulong hash, TimelineRow row)
    {
        if (row.IsEmpty)
        {
            _circles.TryRemove(hash, out _);
            return;
        }

        _circles[hash] = new ShopperCircle
        {
            Id = row.Id,
            Version = row.Stamp,
            Acts = Array.ConvertAll(row.Acts, act => new FeedEntry(act.Actor, (ActType)act.Type, act.TimeMs ?? 0, act.Text, act.Direct)),
            ActItems = Array.ConvertAll(row.Acts, act => HashedIds.Of(act.Item).Hash),
            ActActivity = Array.ConvertAll(row.Acts, act => ActWeights.Of(act.Type)),
            ActActors = Array.ConvertAll(row.Acts, act => HashedIds.Of(act.Actor).Hash),
            Items = row.Items,
            Weights = row.Weights,
            AsOfMs = row.AsOfMs,
            IsListed = !row.Hidden,
        };
    }
}
