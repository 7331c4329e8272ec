using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Log;
using SocialRec.Grains.Tests.Support;

namespace SocialRec.Grains.Tests.Log;

public sealed class LogTailTests
{
    [Fact]
    public void PreviousOf_IsTheBeginningOfTheChunkBefore()
    {
        LogTail sut = new();
        Add(sut, 1, "ann");
        Add(sut, 2, "ben");
        Add(sut, 3, "ann");
        Receiver ann = sut.Find(ReceiverKind.User, "ann")!;
        Assert.Equal(0, ann.PreviousOf(1));
        Assert.Equal(LogPosition.StartOf(1), ann.PreviousOf(3));
        sut.Confirm(ann, LogPosition.Of(1, 0));
        Assert.Equal(0, ann.PreviousOf(3));
    }

    [Fact]
    public void Advance_WaitsForDispatchAndForTheFeeds()
    {
        LogTail sut = new();
        TailChunk chunk = Add(sut, 1, "ann");
        ConfirmAll(sut, chunk, 1);
        Assert.False(sut.Advance(1000));
        chunk.DispatchedMs = 500;
        Assert.False(sut.Advance(499));
        Assert.True(sut.Advance(500));
        Assert.Equal(1, sut.Checkpoint);
        Assert.Equal(0, sut.Events);
    }

    [Fact]
    public void Keep_LetsTheCheckpointPassAReceiverSetAside()
    {
        LogTail sut = new();
        TailChunk first = Add(sut, 1, "ann"), second = Add(sut, 2, "ann");
        Receiver ann = sut.Find(ReceiverKind.User, "ann")!;
        sut.Keep(ann, 1);
        first.DispatchedMs = second.DispatchedMs = 0;
        foreach (Receiver item in first.Receivers.Concat(second.Receivers).Where(receiver => receiver.Kind == ReceiverKind.Item).ToArray())
            sut.Confirm(item, second.Last);
        sut.Advance(0);
        Assert.Equal(1, sut.Checkpoint);
        Assert.Equal([1, 2], ann.Chunks);
        sut.Confirm(ann, second.Last);
        sut.Advance(0);
        Assert.Equal(2, sut.Checkpoint);
        Assert.Equal(0, sut.Receivers);
    }

    [Fact]
    public void Restore_ThenTheSameChunkOfTheTail_HoldsNothingBack()
    {
        LogTail sut = new();
        Receiver ann = sut.Restore(ReceiverKind.User, "ann", [1, 5]);
        sut.StartAfter(4);
        TailChunk chunk = Add(sut, 5, "ann");
        Assert.Equal([1, 5], ann.Chunks);
        Assert.Equal(2, ann.Kept);
        Assert.Equal(1, chunk.Open);
    }

    [Fact]
    public void Laggards_AreThoseWhoHoldTheOldestChunks_OncePerReceiver()
    {
        LogTail sut = new();
        Add(sut, 1, "ann", "ben").DispatchedMs = 10;
        Add(sut, 2, "ann", "cid").DispatchedMs = 20;
        Add(sut, 3, "dan");
        Add(sut, 4, "eve").DispatchedMs = 20;
        sut.Find(ReceiverKind.User, "ben")!.CatchingUp = true;
        sut.Find(ReceiverKind.User, "cid")!.RetryAtMs = 101;
        Assert.Equal(["ann"], Users(sut.Laggards(10, 100)));
        Assert.Equal(["ann"], Users(sut.Laggards(30, 100)));
        Assert.Equal(["ann", "cid"], Users(sut.Laggards(30, 101)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void AnyOrderOfAnswers_KeepsTheCheckpointBelowWhatIsNotDurable(int seed)
    {
        Random random = new(seed);
        LogTail sut = new();
        Dictionary<(ReceiverKind, string), SortedSet<long>> undurable = [];
        SortedSet<long> undispatched = [];
        for (int step = 0; step < 3000; step++)
        {
            if (random.Next(4) == 0)
            {
                TailChunk chunk = Add(sut, sut.Newest + 1, [.. Enumerable.Range(0, 4).Select(_ => $"user-{random.Next(9)}").Distinct()]);
                undispatched.Add(chunk.Number);
                foreach (Receiver receiver in chunk.Receivers)
                    Model(receiver).Add(chunk.Number);
            }
            else if (sut.Newest > 0)
            {
                string id = $"user-{random.Next(9)}";
                ReceiverKind kind = random.Next(2) == 0 ? ReceiverKind.User : ReceiverKind.Item;
                long durable = random.NextInt64(sut.Newest + 1);
                if (sut.Find(kind, kind == ReceiverKind.Item ? $"item of {id}" : id) is { } receiver)
                {
                    sut.Confirm(receiver, LogPosition.Of(durable, random.Next(100)));
                    Model(receiver).RemoveWhere(chunk => chunk <= durable);
                    Assert.Equal(Model(receiver), receiver.Chunks);
                }

                long dispatched = random.NextInt64(sut.Newest + 1);
                if (undispatched.Remove(dispatched))
                    sut.Find(dispatched)!.DispatchedMs = 0;
            }

            sut.Advance(0);
            long oldest = undurable.Values.Concat([undispatched]).Select(chunks => chunks.Count == 0 ? long.MaxValue : chunks.Min).Min();
            Assert.Equal(Math.Min(sut.Newest, oldest - 1), sut.Checkpoint);
            Assert.Equal(undurable.Values.Count(chunks => chunks.Count > 0), sut.Receivers);
        }

        SortedSet<long> Model(Receiver receiver)
        {
            if (!undurable.TryGetValue((receiver.Kind, receiver.Id), out SortedSet<long>? chunks))
                undurable.Add((receiver.Kind, receiver.Id), chunks = []);
            return chunks;
        }
    }

    private static TailChunk Add(LogTail tail, long number, params string[] users) =>
        tail.Add(DispatchPlan.Of(LogChunk.Of(number, 0, 0, [.. users.Select(user => Events.View(user, $"item of {user}"))])));

    private static void ConfirmAll(LogTail tail, TailChunk chunk, long durable)
    {
        foreach (Receiver receiver in chunk.Receivers.ToArray())
            tail.Confirm(receiver, LogPosition.Of(durable, 0));
    }

    private static IEnumerable<string> Users(IEnumerable<Receiver> receivers) => receivers.Where(receiver => receiver.Kind == ReceiverKind.User).Select(receiver => receiver.Id);
}
