using System.Globalization;
using SocialRec.Storage.Records;
using SocialRec.TestKit;

namespace SocialRec.Storage.Tests.Sqlite;

/// <summary>Kills a writing process at random moments; what it said was written must be there.</summary>
public sealed class CrashTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task AcknowledgedWrites_AfterKill_AreAllThere(int seed)
    {
        using var directory = new TempDirectory();
        var acknowledged = await WriteUntilKilledAsync(directory.Path, lines: new Random(seed).Next(1, 6000));
        Assert.NotEmpty(acknowledged);

        await using var store = TestStore.Open(directory.Path);

        foreach (var (writer, number) in acknowledged)
            Assert.Equal(CrashRecord.Payload(writer, number), await store.PayloadAsync(CrashRecord.Key(writer, number)));
        Assert.Equal(WriteResult.Written(1), await store.WriteAsync(new RecordKey("after", "crash"), new byte[1], etag: 0));
    }

    private static async Task<List<(int Writer, int Number)>> WriteUntilKilledAsync(string directory, int lines)
    {
        using var child = ChildProcess.StartDotnet(typeof(CrashTests).Assembly.Location, "write", directory);
        Assert.Equal("open", await child.ReadLineAsync());
        var acknowledged = new List<(int, int)>();
        while (await child.ReadLineAsync() is { } line)
        {
            // The last line of a killed process may be torn, and then it acknowledges nothing.
            if (line.Split(' ') is not [var writer, var number, "."])
                break;
            acknowledged.Add((int.Parse(writer, CultureInfo.InvariantCulture), int.Parse(number, CultureInfo.InvariantCulture)));
            if (acknowledged.Count == lines)
                child.Kill();
        }

        return acknowledged;
    }
}
