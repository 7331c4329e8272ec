using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Interfaces.Keys;
using SocialRec.Grains.Log;
using SocialRec.Grains.State;
using SocialRec.Grains.Tests.Support;

namespace SocialRec.Grains.Tests.Log;

public sealed class LogChunkRecordTests
{
    [Fact]
    public void Decode_AnyChunk_ComesBack() => Gens.ForAll(Gens.Events, events =>
    {
        var chunk = LogChunk.Of(12, 3456, 1_760_000_000_000, events);
        LogChunk back = LogChunkRecord.Of(chunk).Decode();
        Assert.Equal((12, 3456, 1_760_000_000_000), (back.Number, back.EventsBefore, back.WrittenMs));
        Assert.Equal(chunk.Events, back.Events);
        Assert.Equal(chunk.Runs, back.Runs);
    });

    [Fact]
    public void Of_AnyEvents_KeepsEachUsersOrder() => Gens.ForAll(Gens.Events, events =>
    {
        var chunk = LogChunk.Of(1, 0, 0, events);
        Assert.Equal(events.Length, chunk.Events.Length);
        foreach (UserRun run in chunk.Runs)
            Assert.Equal(events.Where(e => e.User == run.User), chunk.Events[run.Start..(run.Start + run.Count)]);
    });

    [Fact]
    public void ReadUser_AnyUser_GivesTheUsersEventsWithPositions() => Gens.ForAll(Gens.Events, events =>
    {
        var chunk = LogChunk.Of(9, 0, 0, events);
        LogChunkRecord record = LogChunkRecord.Of(chunk);
        foreach (string user in new[] { "user-1", "user-2", "nobody" })
        {
            List<SocialEvent> found = [];
            List<long> positions = [];
            record.ReadUser(user, null, found, positions);
            Assert.Equal(events.Where(e => e.User == user), found);
            Assert.Equal(found, positions.Select(position => chunk.Events[LogPosition.IndexOf(position)]));
        }
    });

    [Fact]
    public void Decode_DamagedBytes_EndsInAValueOrARefusal()
    {
        Random random = new(7);
        SocialEvent[] events = [.. Enumerable.Range(0, 40).Select(i => Events.Of(EventType.Review, $"user-{i % 5}", $"item-{i}", text: "fine", timeMs: i, value: 4.5))];
        byte[] whole = BytesOf(LogChunkRecord.Of(LogChunk.Of(1, 0, 0, events)));
        for (int round = 0; round < 2000; round++)
        {
            byte[] damaged = whole[..(round % 2 == 0 ? random.Next(whole.Length) : whole.Length)];
            for (int flips = random.Next(4); flips > 0 && damaged.Length > 0; flips--)
                damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
            StateReader reader = new(damaged);
            LogChunkRecord record = LogChunkRecord.Read(ref reader, 1);
            Exception? error = Record.Exception(() => record.Decode());
            Assert.True(error is null or InvalidDataException, $"{error}");
        }
    }

    [Fact]
    public void Decode_UnknownProtection_IsRefusedByName()
    {
        byte[] bytes = BytesOf(LogChunkRecord.Of(LogChunk.Of(1, 0, 0, [Events.View("ann", "shoes")])));
        int protection = Array.IndexOf(bytes, (byte)'n') + 2;
        Assert.Equal((byte)LogProtection.Plain, bytes[protection]);
        bytes[protection] = 9;
        StateReader reader = new(bytes);
        LogChunkRecord record = LogChunkRecord.Read(ref reader, 1);
        Assert.Contains("protection 9", Assert.Throws<InvalidDataException>(() => record.Decode()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Decode_SealedChunk_ComesBackWithItsKeys_AndLacksWhoseKeyIsGone() => Gens.ForAll(Gens.Events, events =>
    {
        var chunk = LogChunk.Of(3, 0, 0, events);
        TestUserKey?[] keys = [.. chunk.Runs.Select(run => new TestUserKey(run.User))];
        LogChunkRecord record = LogChunkRecord.Of(chunk, keys);
        Assert.Equal(chunk.Runs.Select(run => run.User), record.SealedUsers());
        Assert.Equal(chunk.Events, record.Decode(chunk.Runs.ToDictionary(run => run.User, run => (IUserKey)new TestUserKey(run.User))).Events);
        if (chunk.Runs.Length == 0)
            return;

        string gone = chunk.Runs[0].User;
        LogChunk rest = record.Decode(chunk.Runs[1..].ToDictionary(run => run.User, run => (IUserKey)new TestUserKey(run.User)));
        Assert.DoesNotContain(rest.Runs, run => run.User == gone);
        Assert.All(Enumerable.Range(0, chunk.Events.Length), i => Assert.Equal(chunk.Events[i].User == gone, rest.IsWithheld(i)));
        keys[0] = null;
        Assert.Equal(rest.Events, LogChunkRecord.Of(chunk, keys).Decode(chunk.Runs[1..].ToDictionary(run => run.User, run => (IUserKey)new TestUserKey(run.User))).Events);
    });

    [Fact]
    public void Decode_SealedSectionWithAnothersKey_IsRefused()
    {
        LogChunkRecord record = LogChunkRecord.Of(LogChunk.Of(1, 0, 0, [Events.View("ann", "shoes")]), [new TestUserKey("ann")]);
        Assert.Throws<InvalidDataException>(() => record.Decode(new Dictionary<string, IUserKey> { ["ann"] = new TestUserKey("ben") }));
    }

    private static byte[] BytesOf(LogChunkRecord record)
    {
        StateWriter writer = new();
        record.Write(writer);
        return writer.Written.ToArray();
    }
}
