using SocialRec.Recommendation.Candidates;
using SocialRec.Recommendation.Mixing;
using SocialRec.Recommendation.Scenarios;

namespace SocialRec.Recommendation.Tests.Candidates;

public sealed class CandidateCacheTests
{
    private static readonly object Replica = new();

    [Fact]
    public void TryRead_AnyPartOfTheKeyDiffers_FindsNothing()
    {
        var cache = new CandidateCache(capacity: 64);
        CandidateKey key = Key("bob");
        cache.Write(in key, List(3));
        CandidateKey[] others =
        [
            key with { User = "eve" }, key with { ShopperVersion = 2 }, key with { Epoch = 2 }, key with { EvidenceMs = 60_000 },
            key with { Category = "tea" }, key with { Item = "cup" }, key with { ExcludeSeen = false }, key with { Scenario = ScenarioSet.Cart }, key with { Replica = new object() },
        ];

        Assert.True(cache.TryRead(in key, new RankedList()));
        Assert.All(others, other => Assert.False(cache.TryRead(in other, new RankedList())));
    }

    [Fact]
    public void Write_MoreThanTheCapacity_ForgetsWhatWasUsedLongestAgo()
    {
        const int Capacity = 16;
        var cache = new CandidateCache(Capacity);
        for (int i = 0; i < Capacity; i++)
            Write(cache, Key($"user-{i}"));
        Assert.True(Reads(cache, Key("user-0")));

        Write(cache, Key("user-new"));

        Assert.True(Reads(cache, Key("user-0")));
        Assert.False(Reads(cache, Key("user-1")));
        Assert.True(Reads(cache, Key("user-new")));
    }

    [Fact]
    public void Write_NewerStateOfAShopper_TakesThePlaceOfTheOlder()
    {
        var cache = new CandidateCache(capacity: 16);
        Write(cache, Key("ann"));
        for (long version = 1; version < 20; version++)
            Write(cache, Key("bob") with { ShopperVersion = version });

        Assert.True(Reads(cache, Key("ann")));
        Assert.False(Reads(cache, Key("bob")));
    }

    [Fact]
    public void Capacity_Zero_KeepsNothing()
    {
        var cache = new CandidateCache(capacity: 0);
        Write(cache, Key("bob"));

        Assert.False(Reads(cache, Key("bob")));
    }

    private static CandidateKey Key(string user) => new(Replica, user, ScenarioSet.Home, null, null, true, 1, 0, 1, null, 0, 0);

    private static void Write(CandidateCache cache, CandidateKey key) => cache.Write(in key, List(2));

    private static bool Reads(CandidateCache cache, CandidateKey key) => cache.TryRead(in key, new RankedList());

    private static RankedList List(int count)
    {
        var list = new RankedList();
        list.Take(new RankedCandidate[count]);
        return list;
    }
}
