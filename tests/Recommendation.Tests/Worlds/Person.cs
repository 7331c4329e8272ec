using SocialRec.Identity;
using SocialRec.Recommendation.Shoppers;

namespace SocialRec.Recommendation.Tests.Worlds;

/// <summary>Builds a shopper act by act, the way a user's grain would keep one.</summary>
internal sealed class Person(string? user = "bob")
{
    private readonly List<(string Item, ActType Act, long TimeMs)> _acts = [];
    private readonly List<(string Item, FeedEntry Entry)> _feed = [];
    private readonly List<ulong> _settled = [];
    private readonly List<ulong> _seen = [];
    private readonly List<string> _silenced = [];
    private readonly List<ShopperCircle> _circles = [];
    private bool _actorsKnown;

    public long Version { get; set; } = 1;

    public Person Did(ActType act, string item, long timeMs = World.Now - World.Hour)
    {
        _acts.Add((item, act, timeMs));
        if (act != ActType.Impression)
            _seen.Add(IdHash.Of(item));
        if (act is ActType.Purchase or ActType.Like or ActType.Save or ActType.Dislike or ActType.Hide)
            _settled.Add(IdHash.Of(item));
        return this;
    }

    public Person SawOnly(string item)
    {
        _seen.Add(IdHash.Of(item));
        return this;
    }

    public Person FriendDid(string friend, ActType act, string item, long timeMs = World.Now - World.Minute, string? text = null, bool direct = false)
    {
        _feed.Add((item, new FeedEntry(friend, act, timeMs, text, direct)));
        return this;
    }

    /// <summary>Joins a circle whose members did this, oldest first; each act is worth 2 in the circle's activity.</summary>
    public Person Joined(string circle, params (string Actor, ActType Act, string Item, long TimeMs, string? Text, bool Direct)[] acts)
    {
        var newest = acts.Reverse().ToArray();
        var active = acts.GroupBy(one => one.Item).Select(one => (Item: one.Key, Weight: 2f * one.Count())).OrderByDescending(one => one.Weight).ToArray();
        _circles.Add(new ShopperCircle
        {
            Id = circle,
            Version = acts.Length,
            Acts = [.. newest.Select(one => new FeedEntry(one.Actor, one.Act, one.TimeMs, one.Text, one.Direct))],
            ActItems = [.. newest.Select(one => IdHash.Of(one.Item))],
            ActActors = [.. newest.Select(one => IdHash.Of(one.Actor))],
            ActActivity = [.. newest.Select(_ => 2f)],
            Items = [.. active.Select(one => IdHash.Of(one.Item))],
            Weights = [.. active.Select(one => one.Weight)],
            AsOfMs = World.Now,
        });
        return this;
    }

    public Person Silences(string other, bool actorsKnown = true)
    {
        _silenced.Add(other);
        _actorsKnown = actorsKnown;
        return this;
    }

    public Shopper Build()
    {
        (string Item, ActType Act, long TimeMs)[] recent = [.. Enumerable.Reverse(_acts)];
        (string Item, FeedEntry Entry)[] feed = [.. Enumerable.Reverse(_feed)];
        return new Shopper
        {
            User = user,
            Version = Version,
            RecentItems = [.. recent.Select(r => IdHash.Of(r.Item))],
            RecentActs = [.. recent.Select(r => (byte)r.Act)],
            RecentValues = [.. recent.Select(_ => float.NaN)],
            RecentTimesMs = [.. recent.Select(r => r.TimeMs)],
            Seen = [.. _seen.Distinct().Order()],
            Settled = [.. _settled.Distinct().Order()],
            Feed = new ListFeed([.. feed.Select(f => f.Entry)]),
            FeedItems = [.. feed.Select(f => IdHash.Of(f.Item))],
            FeedActors = _actorsKnown ? [.. feed.Select(f => IdHash.Of(f.Entry.Actor))] : [],
            Circles = [.. _circles],
            Silenced = [.. _silenced.Select(IdHash.Of).Order()],
        };
    }

    private sealed class ListFeed(FeedEntry[] entries) : IFeed
    {
        public int Count => entries.Length;

        public FeedEntry this[int index] => entries[index];
    }
}
