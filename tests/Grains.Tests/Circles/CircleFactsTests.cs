using FsCheck.Fluent;
using SocialRec.Grains.Circles;
using SocialRec.Grains.Interfaces.Circles;
using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Interfaces.Users;
using SocialRec.Grains.State;
using SocialRec.Grains.Tests.Support;

namespace SocialRec.Grains.Tests.Circles;

public sealed class CircleFactsTests
{
    private const double HalfLifeMs = 1000;

    [Fact]
    public void Apply_RunsOfPartitionsInAnyOrderAndTwice_EndInOneState() => Gens.ForAll(Deltas, deltas =>
    {
        CircleFacts inOrder = NewFacts(), shuffled = NewFacts();
        foreach (CircleDelta delta in deltas)
            inOrder.Apply(delta);
        foreach (CircleDelta delta in deltas.OrderByDescending(delta => delta.Partition).ThenBy(delta => delta.UpTo))
        {
            shuffled.Apply(delta);
            shuffled.Apply(delta);
        }

        Assert.Equal(inOrder.Recent(CircleFacts.RecentActs), shuffled.Recent(CircleFacts.RecentActs));
        (string[] items, float[] weights) = inOrder.Top(64, 10_000);
        (string[] otherItems, float[] otherWeights) = shuffled.Top(64, 10_000);
        Assert.Equal(items.Order(), otherItems.Order());
        Assert.Equal(weights.Sum(), otherWeights.Sum(), 0.01f);
    });

    [Fact]
    public void Apply_DeltaBeyondTheWatermark_ChangesNothing()
    {
        CircleFacts sut = NewFacts();
        Assert.False(sut.Apply(new CircleDelta { Partition = 0, Previous = 5, UpTo = 6, Acts = [Act("ann", 6, "a")] }));
        Assert.True(sut.IsEmpty);
    }

    [Fact]
    public void Apply_MoreActsThanAreKept_KeepsTheNewestByTime()
    {
        CircleFacts sut = NewFacts();
        sut.Apply(Delta([.. Enumerable.Range(1, 600).Select(i => Act("ann", i, $"item-{i}", 10_000 - i))]));
        Assert.Equal(Enumerable.Range(1, CircleFacts.RecentActs).Select(i => $"item-{i}"), sut.Recent(1000).Select(act => act.Item));
    }

    [Fact]
    public void Apply_Leave_TakesBackWhatTheMemberDidBeforeAndLeavesNoActivity()
    {
        CircleFacts sut = NewFacts();
        sut.Apply(Delta(Act("ann", 1, "a"), Act("ben", 2, "b")));
        sut.Apply(new CircleDelta { Partition = 0, Previous = 0, UpTo = 9, Left = [new CircleLeave(4, "ann")], Acts = [Act("ann", 3, "c"), Act("ann", 5, "back")] });
        Assert.Equal(["back", "b"], sut.Recent(10).Select(act => act.Item));
        Assert.Equal(["b", "back"], sut.Top(10, 5).Items.Order());
    }

    [Fact]
    public void Apply_Unlike_TakesTheLikeBack()
    {
        CircleFacts sut = NewFacts();
        sut.Apply(Delta(Act("ann", 1, "a"), Act("ann", 2, "a", type: EventType.Unlike)));
        Assert.Empty(sut.Recent(10));
        Assert.Empty(sut.Top(10, 2).Items);
    }

    [Fact]
    public void Withdraw_Member_LeavesNothingOfTheirs()
    {
        CircleFacts sut = NewFacts();
        sut.Apply(Delta(Act("ann", 1, "a"), Act("ben", 2, "a"), Act("ann", 3, "b")));
        Assert.True(sut.Withdraw("ann"));
        Assert.Equal(("a", "ben"), (Assert.Single(sut.Top(10, 3).Items), Assert.Single(sut.Recent(10)).Actor));
    }

    [Fact]
    public void Top_LaterActs_CountMore()
    {
        CircleFacts sut = NewFacts();
        sut.Apply(Delta(Act("ann", 1, "old", 1), Act("ben", 2, "old", 1), Act("ann", 3, "new", 4000)));
        (string[] items, float[] weights) = sut.Top(10, 5000);
        Assert.Equal(["new", "old"], items);
        Assert.Equal(1, weights[0], 0.01f);
    }

    [Fact]
    public void Restore_AnyFacts_ComeBack() => Gens.ForAll(Deltas, deltas =>
    {
        CircleFacts sut = NewFacts(), back = NewFacts();
        Array.ForEach(deltas, delta => sut.Apply(delta));
        StateWriter writer = new();
        sut.Write(writer);
        StateReader reader = new(writer.Written);
        back.Restore(ref reader);
        Assert.Equal(sut.Recent(300), back.Recent(300));
        Assert.Equal(sut.Top(600, 5000), back.Top(600, 5000), (a, b) => a.Items.SequenceEqual(b.Items) && a.Weights.SequenceEqual(b.Weights));
        Assert.Equal(sut.Positions, back.Positions);
    });

    private static FsCheck.Gen<CircleDelta[]> Deltas =>
        from runs in (from partition in Gen.Choose(0, 2) from acts in Gen.Choose(0, 5) from seed in Gen.Choose(0, 1000) select (partition, acts, seed)).ListOf()
        select Join(runs);

    // Runs of one partition follow each other, and each act has an actor of its own partition.
    private static CircleDelta[] Join(IEnumerable<(int Partition, int Acts, int Seed)> runs)
    {
        var ends = new long[3];
        List<CircleDelta> deltas = [];
        foreach ((int partition, int acts, int seed) in runs)
        {
            Random random = new(seed);
            long start = ends[partition];
            ends[partition] += acts + 1;
            FriendAct[] made = [.. Enumerable.Range(1, acts).Select(i => Act($"user-{partition}-{random.Next(3)}", start + i, $"item-{random.Next(6)}", random.Next(5000)))];
            deltas.Add(new CircleDelta { Partition = partition, Previous = start, UpTo = ends[partition], Acts = made });
        }

        return [.. deltas];
    }

    private static CircleFacts NewFacts() => new(HalfLifeMs);

    private static CircleDelta Delta(params FriendAct[] acts) => new() { Partition = 0, Previous = 0, UpTo = acts[^1].Position, Acts = acts };

    private static FriendAct Act(string actor, long position, string item, long? timeMs = 1, EventType type = EventType.Like) =>
        new(actor, position, type, item, timeMs, null, false);
}
