using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Interfaces.Users;
using SocialRec.Grains.State;
using SocialRec.Grains.Tests.Support;
using SocialRec.Grains.Users;
using SocialRec.Identity;

namespace SocialRec.Grains.Tests.Users;

public sealed class FeedStateTests
{
    // A full feed loses acts for good, so what an unlike makes room for then depends on what came before it.
    [Theory]
    [InlineData(1, 60, true)]
    [InlineData(2, 60, true)]
    [InlineData(3, 150, false)]
    [InlineData(4, 150, false)]
    public void Take_AuthorsInAnyOrderAndTwice_EndsInOneState(int seed, int actsEach, bool withUnlikes)
    {
        Random random = new(seed);
        var byAuthor = Enumerable.Range(0, 8).Select(a => (Author: $"author-{a}", Acts: Acts($"author-{a}", actsEach, random, withUnlikes))).ToArray();
        byte[] expected = Write(Take(byAuthor.SelectMany(one => one.Acts.Chunk(10).Select(some => (one.Author, some)))));
        for (int round = 0; round < 5; round++)
        {
            // Each author's runs in their own order, authors anyhow, and every run again somewhere after it.
            var queues = byAuthor.Select(one => (one.Author, Runs: new Queue<FriendAct[]>(one.Acts.Chunk(10)))).ToList();
            List<(string, FriendAct[])> deliveries = [];
            while (queues.Count > 0)
            {
                var one = queues[random.Next(queues.Count)];
                deliveries.Add((one.Author, one.Runs.Dequeue()));
                deliveries.Add(deliveries[random.Next(deliveries.Count)]);
                if (one.Runs.Count == 0)
                    queues.Remove(one);
            }

            Assert.Equal(expected, Write(Take(deliveries)));
        }
    }

    [Fact]
    public void Take_MoreThanItHolds_KeepsTheNewestByTime()
    {
        FeedState sut = Take([("ann", [.. Enumerable.Range(1, 600).Select(i => Act("ann", i, $"item-{i}", 10_000 - i))])]);
        Assert.Equal(Enumerable.Range(1, FeedState.Capacity).Select(i => $"item-{i}"), sut.NewestFirst().Acts.Select(act => act.Item));
        Assert.Equal(sut.NewestFirst().Acts.Select(act => IdHash.Of(act.Item)), sut.NewestFirst().Items);
    }

    [Fact]
    public void Take_Unlike_TakesTheLikeOut()
    {
        FeedState sut = Take([("ann", [Act("ann", 1, "a", 1), Act("ann", 2, "b", 2), new FriendAct("ann", 3, EventType.Unlike, "a", 3, null, false)])]);
        Assert.Equal("b", Assert.Single(sut.NewestFirst().Acts).Item);
        Assert.Equal(3, sut.Authors[IdHash.Of("ann")]);
    }

    [Fact]
    public void Withdraw_LetsOnlyLaterActsIn()
    {
        FeedState sut = Take([("ann", [Act("ann", 1, "a", 1)]), ("ben", [Act("ben", 1, "b", 2)])]);
        Assert.True(sut.Withdraw(IdHash.Of("ann"), 5));
        sut.Take(IdHash.Of("ann"), [Act("ann", 4, "late", 3), Act("ann", 6, "new", 4)]);
        Assert.Equal(["new", "b"], sut.NewestFirst().Acts.Select(act => act.Item));
    }

    [Fact]
    public void Read_AnyFeed_ComesBack()
    {
        FeedState sut = Take([("ann", Acts("ann", 40, new Random(1))), ("安", [new FriendAct("安", 9, EventType.Share, "x", null, "看这个", true)])]);
        byte[] bytes = Write(sut);
        FeedRecord record = Read(new CompactStateSerializer(null!).Serialize(FeedRecord.Of(bytes, [7])));
        FeedState back = record.Feed;
        Assert.DoesNotContain(back.NewestFirst().Acts, act => act.Text is not null);
        back.TakeWords([.. sut.Said().Select(one => one.Words)]);
        Assert.Equal(sut.NewestFirst().Acts, back.NewestFirst().Acts);
        Assert.Equal(sut.NewestFirst().Items, back.NewestFirst().Items);
        Assert.Equal(bytes, Write(back));
        Assert.Equal((false, (byte)7), (record.IsLost, Assert.Single(record.Words)));
    }

    [Fact]
    public void Read_DamagedRecord_IsALostFeed()
    {
        byte[] bytes = new CompactStateSerializer(null!).Serialize(FeedRecord.Of(Write(Take([("ann", Acts("ann", 40, new Random(1)))])), [])).ToArray();
        FeedRecord record = Read(new BinaryData(bytes.AsMemory(0, bytes.Length / 2)));
        Assert.True(record.IsLost);
        Assert.Equal(0, record.Feed.Count);
    }

    private static FeedRecord Read(BinaryData bytes) => new CompactStateSerializer(null!).Deserialize<FeedRecord>(bytes)!;

    private static FeedState Take(IEnumerable<(string Author, FriendAct[] Acts)> deliveries)
    {
        FeedState feed = new();
        foreach ((string author, FriendAct[] acts) in deliveries)
            feed.Take(IdHash.Of(author), acts);
        return feed;
    }

    private static FriendAct[] Acts(string author, int count, Random random, bool withUnlikes = true) =>
        [.. Enumerable.Range(1, count).Select(i => withUnlikes && random.Next(9) == 0
            ? new FriendAct(author, i, EventType.Unlike, $"item-{random.Next(30)}", i, null, false)
            : Act(author, i, $"item-{random.Next(30)}", random.Next(5) == 0 ? null : random.Next(500)))];

    private static FriendAct Act(string author, long position, string item, long? timeMs) => new(author, position, EventType.Like, item, timeMs, null, false);

    private static byte[] Write(FeedState feed)
    {
        StateWriter writer = new();
        feed.Write(writer);
        return writer.Written.ToArray();
    }
}
