using SocialRec.Grains.Interfaces.Events;
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
            record.ReadUser(user, found, positions);
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
        Assert.Equal(LogChunkRecord.Plain, bytes[protection]);
        bytes[protection] = 1;
        StateReader reader = new(bytes);
        LogChunkRecord record = LogChunkRecord.Read(ref reader, 1);
        Assert.Contains("protection 1", Assert.Throws<InvalidDataException>(() => record.Decode()).Message, StringComparison.Ordinal);
    }

    private static byte[] BytesOf(LogChunkRecord record)
    {
        StateWriter writer = new();
        record.Write(writer);
        return writer.Written.ToArray();
    }
}
